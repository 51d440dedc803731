/**
 * A decimal amount, as Shopify writes money (`"12.5"`), in minor units, as text and exactly. `digits` are the currency's own; further
 * ones are rounded half away from zero. Throws on what is no decimal number.
 */
export function minorUnits(decimal: string, digits: number): string {
  const point = decimal.indexOf(".");
  const whole = point < 0 ? decimal : decimal.slice(0, point);
  const fraction = point < 0 ? "" : decimal.slice(point + 1);
  if (!/^-?\d+$/.test(whole) || !/^\d*$/.test(fraction)) throw new Error(`Not an amount of money: ${JSON.stringify(decimal)}`);

  const units = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const roundsUp = (fraction[digits] ?? "0") >= "5";
  if (!roundsUp) return String(units);
  return String(decimal.startsWith("-") ? units - 1n : units + 1n);
}
