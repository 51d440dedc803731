/** A share of an amount, to the penny; half a penny is one. Shares are exact to a millionth. */
export function shareOf(minor: number, share: number): number {
  return Math.round((minor * Math.round(share * 1_000_000)) / 1_000_000);
}

/**
 * Shares an amount by what each has, to the penny and never more than it has: what is left over goes to the first that have room. Nobody
 * gets more than there is; what is beyond that is nobody's.
 */
export function shareWithin(minor: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0);
  const amount = Math.min(minor, all);
  if (amount <= 0) return room.map(() => 0);
  const shares = room.map((one) => Math.floor((amount * one) / all));
  let rest = amount - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => {
    if (rest === 0 || share >= (room[index] ?? 0)) return share;
    rest -= 1;
    return share + 1;
  });
}
