/** Where a recommendation comes from, the first the one that is believed most. */
export const RUNGS = ["complementary", "together", "alike", "best-seller"] as const;
export type Rung = (typeof RUNGS)[number];

/** A recommendation, and the rung from which it is. */
export type Climbed<Candidate> = Candidate & { rung: Rung };

/**
 * The first so many of what the rungs hold: the merchant's own complementary products before what is bought together, that before what is alike in
 * vendor and price, and that before what sells best. Nothing comes twice, and nothing that is in the cart. A shop that has sold nothing yet has
 * recommendations all the same, as soon as one rung has any.
 */
export function climbLadder<Id, Candidate extends { productId: Id }>(
  rungs: Partial<Record<Rung, readonly Candidate[]>>,
  { inCart, most }: { inCart: readonly Id[]; most: number },
): Climbed<Candidate>[] {
  const passed = new Set(inCart);
  const chosen: Climbed<Candidate>[] = [];
  for (const rung of RUNGS) {
    for (const candidate of rungs[rung] ?? []) {
      if (chosen.length >= most) return chosen;
      if (passed.has(candidate.productId)) continue;
      passed.add(candidate.productId);
      chosen.push({ ...candidate, rung });
    }
  }
  return chosen;
}
