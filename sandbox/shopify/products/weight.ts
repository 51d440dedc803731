import type { WeightUnit } from "../state/product-record.ts";

const grams: Record<WeightUnit, number> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** Grams in another unit, to four digits. */
export const weightIn = (weight: number, unit: WeightUnit): number => Math.round((weight / grams[unit]) * 10_000) / 10_000;

/** A weight in whole grams. */
export const gramsOf = ({ value, unit }: { value: number; unit: WeightUnit }): number => Math.round(value * grams[unit]);
