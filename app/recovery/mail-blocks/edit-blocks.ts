type Named = { id: string };

/** A name that no block of a mail has, nor had since it was opened: the next number. */
export function freshId(blocks: readonly Named[], gone: readonly Named[] = []): string {
  const numbers = [...blocks, ...gone].map(({ id }) => Number(/^b(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `b${String(Math.max(0, ...numbers) + 1)}`;
}

/** With a block in that place; past the end it is the last. */
export const put = <B>(blocks: readonly B[], at: number, block: B): B[] => blocks.toSpliced(at, 0, block);

export const without = <B>(blocks: readonly B[], at: number): B[] => blocks.toSpliced(at, 1);

/** One up (-1) or down (1); at an edge nothing changes. */
export function moved<B>(blocks: readonly B[], at: number, by: -1 | 1): B[] {
  const [block, other] = [blocks[at], blocks[at + by]];
  return block === undefined || other === undefined ? [...blocks] : blocks.with(at, other).with(at + by, block);
}

/** With the same block once more, right after it: another one, that says the same. */
export function duplicated<B extends Named>(blocks: readonly B[], at: number, id: string): B[] {
  const block = blocks[at];
  return block ? put(blocks, at + 1, { ...structuredClone(block), id }) : [...blocks];
}
