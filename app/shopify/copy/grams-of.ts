import type { PgText } from "./copied-table.ts";

type Weight = { readonly unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS"; readonly value: number };

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** A weight in whole grams, rounded up so that no parcel is priced too light. Null when the shop does not say. */
export function gramsOf(weight: Weight | null | undefined): PgText {
  if (!weight) return null;
  // Floating point adds a hair to 0.1 kg: what is not a thousandth of a gram does not count.
  return String(Math.ceil(Math.round(weight.value * GRAMS[weight.unit] * 1000) / 1000));
}
