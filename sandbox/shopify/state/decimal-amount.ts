/** Minor units as Shopify writes money: `1234` → `"12.34"`. */
export function decimalAmount(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Minor units as Shopify writes `MoneyV2.amount`, without needless zeros: `1230` → `"12.3"`, `1200` → `"12.0"`. */
export function moneyAmount(minor: number): string {
  return decimalAmount(minor).replace(/0$/, "");
}

/** `"12.3"` → `1230`; null for what is no amount. */
export function minorUnits(amount: string): number | null {
  return /^-?\d{1,12}(\.\d+)?$/.test(amount) ? Math.round(Number(amount) * 100) : null;
}
