/** What goes with an item, strongest first: others, how much each of them speaks for, or against, and in how many orders they were together. */
export type Neighbours = { items: Uint32Array; scores: Float32Array; orders: Uint32Array };

/** The `most` strongest of a row of scores, by their size whatever their sign; of equal ones the item with the lower number. Zeros are left out. */
export function strongest(row: Float64Array, most: number): { items: Uint32Array; scores: Float32Array } {
  const items: number[] = [];
  const sizes: number[] = [];
  for (let item = 0; item < row.length; item += 1) {
    const size = Math.abs(row[item]!);
    if (size === 0 || (items.length === most && size <= sizes[most - 1]!)) continue;
    let place = items.length === most ? most - 1 : items.length;
    for (; place > 0 && sizes[place - 1]! < size; place -= 1) {
      sizes[place] = sizes[place - 1]!;
      items[place] = items[place - 1]!;
    }
    sizes[place] = size;
    items[place] = item;
  }
  return { items: Uint32Array.from(items), scores: Float32Array.from(items, (item) => row[item]!) };
}

/** How many times as often two items were bought together as they would have been by chance. */
export function timesByChance(together: number, support: number, otherSupport: number, baskets: number): number {
  return (together * baskets) / (support * otherSupport);
}
