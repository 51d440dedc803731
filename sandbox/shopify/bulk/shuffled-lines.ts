/**
 * Lines on their way to an ungrouped file. Children are held back and let go one by one from a random place, so that they land far from their
 * parents and from each other, as Shopify's may. The same seed gives the same file.
 */
export type ShuffledLines = { add(line: string): void; /** Lines to write now. */ letGo(): string[]; rest(): string[] };

const held = 2000;

export function createShuffledLines(seed: number): ShuffledLines {
  const pool: string[] = [];
  const random = mulberry32(seed);

  const takeOne = (): string => {
    const place = Math.floor(random() * pool.length);
    const line = pool[place] as string;
    pool[place] = pool[pool.length - 1] as string;
    pool.pop();
    return line;
  };
  const takeDownTo = (size: number): string[] => {
    const lines: string[] = [];
    while (pool.length > size) lines.push(takeOne());
    return lines;
  };

  return { add: (line) => void pool.push(line), letGo: () => takeDownTo(held), rest: () => takeDownTo(0) };
}

/** A small seeded generator of numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
