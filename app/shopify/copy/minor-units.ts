import type { PgText } from "./copied-table.ts";

/**
 * A decimal amount, as Shopify writes money (`"12.5"`), in minor units, as text and exactly. `digits` are the currency's own; further
 * ones are rounded half away from zero. Throws on what is no decimal number.
 */
export function minorUnits(decimal: string, digits: number): string {
  // Nearly every amount has exactly its currency's digits, and a number holds it.
  const end = decimal.length - digits;
  if (digits > 0 && decimal.length <= 15 && decimal.charCodeAt(end - 1) === POINT && end > 1) {
    const units = Number(decimal.slice(0, end - 1) + decimal.slice(end));
    if (PLAIN.test(decimal)) return String(units || 0);
  }
  if (!PLAIN.test(decimal)) throw new Error(`Not an amount of money: ${JSON.stringify(decimal)}`);
  const point = decimal.indexOf(".");
  const whole = point < 0 ? decimal : decimal.slice(0, point);
  const fraction = point < 0 ? "" : decimal.slice(point + 1);

  const units = whole + (fraction.length === digits ? fraction : fraction.slice(0, digits).padEnd(digits, "0"));
  const roundsUp = (fraction[digits] ?? "0") >= "5";
  return String(BigInt(units) + (roundsUp ? (units.startsWith("-") ? -1n : 1n) : 0n));
}

const PLAIN = /^-?\d+(?:\.\d*)?$/;
const POINT = 0x2e;

type Weight = { readonly unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS"; readonly value: number };

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** A weight in whole grams, rounded up so that no parcel is priced too light. Null when the shop does not say. */
export function gramsOf(weight: Weight | null | undefined): PgText {
  if (!weight) return null;
  // Floating point adds a hair to 0.1 kg: what is not a thousandth of a gram does not count.
  return String(Math.ceil(Math.round(weight.value * GRAMS[weight.unit] * 1000) / 1000));
}
