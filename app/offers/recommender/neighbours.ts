/** What goes with an item, strongest first: others, how much each of them speaks for, or against, and in how many orders they were together. */
export type Neighbours = { items: Uint32Array; scores: Float32Array; orders: Uint32Array };

/** The `most` strongest of some items, by the size of their scores whatever the sign; of equal ones the earlier. Without those of score zero. */
export function strongest(
  from: ArrayLike<number>,
  scoreOf: (item: number) => number,
  most: number,
): { items: Uint32Array; scores: Float32Array } {
  const items: number[] = [];
  const scores: number[] = [];
  for (let at = 0; at < from.length; at += 1) {
    const item = from[at]!;
    const score = scoreOf(item);
    const size = Math.abs(score);
    if (size === 0 || (items.length === most && size <= Math.abs(scores[most - 1]!))) continue;
    let place = Math.min(items.length, most - 1);
    for (; place > 0 && Math.abs(scores[place - 1]!) < size; place -= 1) {
      scores[place] = scores[place - 1]!;
      items[place] = items[place - 1]!;
    }
    scores[place] = score;
    items[place] = item;
  }
  return { items: Uint32Array.from(items), scores: Float32Array.from(scores) };
}

/** How many times as often two items were bought together as they would have been by chance. */
export function timesByChance(together: number, support: number, otherSupport: number, baskets: number): number {
  return (together * baskets) / (support * otherSupport);
}
