/**
 * What a row is worth in pence, without binary fractions on the way. A unit price finer than a penny (four rows of the file have 0.001) is
 * multiplied first and the line rounded to the nearest penny, half away from nothing; the price of one unit is rounded by itself.
 */
export function lineMoney(unitPrice: string, quantity: number): { unitMinor: number; totalMinor: number } {
  const [whole = "0", fraction = ""] = unitPrice.replace("-", "").split(".");
  const scale = 10n ** BigInt(fraction.length);
  const unscaled = BigInt(whole + fraction) * (unitPrice.startsWith("-") ? -1n : 1n);
  return { unitMinor: pence(unscaled, scale), totalMinor: pence(unscaled * BigInt(quantity), scale) };
}

function pence(unscaled: bigint, scale: bigint): number {
  const hundredfold = unscaled < 0n ? -unscaled * 100n : unscaled * 100n;
  const rounded = Number((2n * hundredfold + scale) / (2n * scale));
  return unscaled < 0n ? -rounded || 0 : rounded;
}
