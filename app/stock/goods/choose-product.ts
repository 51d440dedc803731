/** A product of one warehouse that some goods of the shop may be. */
export type Candidate = {
  /** As the warehouse calls it. */
  sku: string;
  /** The goods have this SKU in the shop now. */
  isNamed: boolean;
  /** It was the goods' when the warehouse was first seen to have it. */
  isBound: boolean;
  /** Other goods have this SKU in the shop now. */
  isNamedByOthers: boolean;
  /** It was other goods', which are still sold and are no other product of that warehouse by now. */
  isOthers: boolean;
};

/**
 * By which SKU a warehouse is asked for some goods. What the goods were there first counts, whatever the shop calls them now; and what they
 * are called, where that was never anything else. `shared` where both have a claim: it is not guessed which of them lies there.
 */
export function chooseProduct(candidates: readonly Candidate[]): { outcome: "known"; sku: string } | { outcome: "shared" | "unknown" } {
  const named = candidates.find(({ isNamed }) => isNamed);
  if (named) return named.isBound || !named.isOthers ? { outcome: "known", sku: named.sku } : { outcome: "shared" };
  const bound = candidates.filter(({ isBound }) => isBound);
  const free = bound.find(({ isNamedByOthers }) => !isNamedByOthers);
  if (free) return { outcome: "known", sku: free.sku };
  return { outcome: bound.length > 0 ? "shared" : "unknown" };
}
