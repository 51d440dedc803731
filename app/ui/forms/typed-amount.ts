import { minorDigits, parseMoney, toDecimal } from "#app/platform/money.ts";

/** An amount as a merchant types it ("3.20", "3,2", "3"), in minor units; null when it is none, or finer than the currency. */
export function readAmount(typed: string, currency: string): number | null {
  const decimal = typed.trim().replace(",", ".");
  const digits = minorDigits(currency);
  if (!new RegExp(`^\\d{1,9}${digits > 0 ? `(\\.\\d{0,${digits}})?` : ""}$`).test(decimal)) return null;
  return parseMoney(decimal, currency).minor;
}

/** The amount as it stands in a field to be edited. */
export function writeAmount(minor: number, currency: string): string {
  return toDecimal({ minor: Math.round(minor), currency });
}
