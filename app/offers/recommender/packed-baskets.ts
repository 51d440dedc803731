/**
 * Baskets, oldest first, in two flat arrays: the items of basket `b` are `items[starts[b]]` up to `items[starts[b + 1]]`. A million orders
 * take some megabytes, and go to another thread without being copied.
 */
export type PackedBaskets = { starts: Uint32Array; items: Uint32Array };

/** Packs baskets of items, each numbered from 0. An item counts once in a basket, however many units it has. */
export function packBaskets(baskets: readonly (readonly number[])[]): PackedBaskets {
  const distinct = baskets.map((basket) => [...new Set(basket)]);
  const starts = new Uint32Array(baskets.length + 1);
  for (const [index, basket] of distinct.entries()) starts[index + 1] = starts[index]! + basket.length;
  const items = new Uint32Array(starts[baskets.length]!);
  for (const [index, basket] of distinct.entries()) items.set(basket, starts[index]);
  return { starts, items };
}

export function countBaskets({ starts }: PackedBaskets): number {
  return starts.length - 1;
}

export function basketAt({ starts, items }: PackedBaskets, index: number): Uint32Array {
  return items.subarray(starts[index], starts[index + 1]);
}

/** In how many baskets, from `from` on, each of the items is: its support. */
export function supportsOf(baskets: PackedBaskets, itemCount: number, from = 0): Uint32Array {
  const supports = new Uint32Array(itemCount);
  for (let at = baskets.starts[from]!; at < baskets.items.length; at += 1) supports[baskets.items[at]!]! += 1;
  return supports;
}
