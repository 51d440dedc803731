/** An amount in the currency's minor units (pence, yen, fils). */
export type Money = { minor: number; currency: string };

/**
 * The digits after the point that a currency is written with (ISO 4217, as Intl knows it): 2 for GBP, 0 for JPY, 3 for KWD.
 * A code that Intl does not know counts two.
 */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/**
 * Reads a decimal amount as Shopify writes it (`"12.34"`, `"-0.5"`, `"1200"`), exactly: no floating point on the way.
 * Digits beyond the currency's own are rounded half away from zero. Throws on anything that is not a decimal number.
 */
export function parseMoney(decimal: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) throw new Error(`Not an amount of money: ${JSON.stringify(decimal)}`);
  const [, sign, whole = "0", fraction = ""] = match;

  const digits = minorDigits(currency);
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const roundsUp = (fraction[digits] ?? "0") >= "5";
  const magnitude = Number(roundsUp ? kept + 1n : kept);
  if (!Number.isSafeInteger(magnitude)) throw new Error(`More money than can be counted exactly: ${decimal} ${currency}`);
  return { minor: sign === "-" && magnitude !== 0 ? -magnitude : magnitude, currency };
}

/** The amount as Shopify reads it: `{ minor: 1234, currency: "GBP" }` is `"12.34"`. */
export function toDecimal(money: Money): string {
  const digits = minorDigits(money.currency);
  const text = Math.abs(money.minor)
    .toString()
    .padStart(digits + 1, "0");
  const sign = money.minor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount as a person reads it, marked by its currency's sign, or by its code; in a currency that Intl does not know with its code after the figure. */
export function formatMoney({ minor, currency }: Money, locale = "en", currencyDisplay: "symbol" | "code" = "symbol"): string {
  const amount = minor / 10 ** minorDigits(currency);
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${amount.toFixed(minorDigits(currency))} ${currency}`;
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).format(amount);
}

/** How a reader marks amounts of a currency (£, US$, CHF), and on which side of the figure: as formatMoney writes them. */
export function currencySign(currency: string, locale = "en"): { sign: string; side: "before" | "after" } {
  if (!/^[A-Za-z]{3}$/.test(currency)) return { sign: currency, side: "after" };
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  const at = parts.findIndex(({ type }) => type === "currency");
  const side = at < parts.findIndex(({ type }) => type === "integer") ? "before" : "after";
  return { sign: parts[at]?.value ?? currency, side };
}
