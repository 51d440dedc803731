/**
 * Whether one cost is truly below another. Sums of fractions in a different order differ in their last bits; such costs are equal,
 * so that ties are broken by the rules of the house and not by rounding.
 */
export function isCheaper(cost: number, than: number): boolean {
  if (than === Infinity) return cost < than;
  return cost < than - Math.max(1e-9, Math.abs(than) * 4e-15);
}
