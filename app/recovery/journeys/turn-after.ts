/** A turn comes so much later than the one that makes room for it: whoever has one is let through a moment after it. */
const APART_MS = 1000;

/** The next turn where no more than `most` are let through in any stretch of `hours`, given the turns so far, the earliest first. */
export function turnAfter(turns: readonly Date[], { most, hours }: { most: number; hours: number }, at: Date): Date {
  const inTheWay = turns[turns.length - most];
  if (!inTheWay) return at;
  const free = inTheWay.getTime() + hours * 3_600_000 + APART_MS;
  return new Date(Math.max(at.getTime(), free));
}
