/** So many digits after the point has an amount of a currency: none in yen, three in dinars. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * What is to be paid for it, to the hundredth, or the whole unit of a currency that has no smaller one: what lies between is the shop's, and never
 * said too low.
 */
export function afterDiscount(price: number, percentage: number, currency: string): number {
  const parts = digitsOf(currency) === 0 ? 1 : 100;
  return Math.ceil(Math.round(price * (100 - percentage) * parts * 10) / 1000) / parts;
}
