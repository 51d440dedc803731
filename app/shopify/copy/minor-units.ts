/**
 * A decimal amount, as Shopify writes money (`"12.5"`), in minor units, as text and exactly. `digits` are the currency's own; further
 * ones are rounded half away from zero. Throws on what is no decimal number.
 */
export function minorUnits(decimal: string, digits: number): string {
  if (!/^-?\d+(?:\.\d*)?$/.test(decimal)) throw new Error(`Not an amount of money: ${JSON.stringify(decimal)}`);
  const point = decimal.indexOf(".");
  const whole = point < 0 ? decimal : decimal.slice(0, point);
  const fraction = point < 0 ? "" : decimal.slice(point + 1);

  const units = whole + (fraction.length === digits ? fraction : fraction.slice(0, digits).padEnd(digits, "0"));
  // Up to fifteen digits a number is exact; it is much quicker than a BigInt.
  if (units.length <= 15 && fraction.length <= digits) return String(Number(units) || 0);
  const roundsUp = (fraction[digits] ?? "0") >= "5";
  return String(BigInt(units) + (roundsUp ? (units.startsWith("-") ? -1n : 1n) : 0n));
}
