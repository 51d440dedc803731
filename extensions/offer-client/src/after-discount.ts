/** What is to be paid for it, to the hundredth: what lies between is the shop's, and never said too low. */
export function afterDiscount(price: number, percentage: number): number {
  return Math.ceil(Math.round(price * (100 - percentage) * 1000) / 1000) / 100;
}
