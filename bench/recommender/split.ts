import { packBaskets, supportsOf, type PackedBaskets } from "../../app/offers/recommender/packed-baskets.ts";
import { seededRandom } from "../routing/seeded-random.ts";
import type { Shop } from "./read-shop.ts";

/** The first four fifths, from which is learned, and the last one's baskets, of items that are known by then. Items are numbered anew. */
export type Split = { training: PackedBaskets; supports: Uint32Array; titles: string[]; test: number[][] };

/** A test basket without the one item that is to be found again. */
export type Task = { hidden: number; visible: number[] };

/** An item in fewer baskets of the training part is not in the catalogue. */
const SUPPORT = 5;

export function splitByTime({ baskets, titles }: Shop, longest = Infinity): Split {
  const some = baskets.filter(({ length }) => length <= longest);
  const learned = some.slice(0, Math.floor(some.length * 0.8));
  const supports = supportsOf(packBaskets(learned), titles.length);
  const kept = [...supports.keys()].filter((item) => supports[item]! >= SUPPORT);
  const numberOf = new Map(kept.map((item, number) => [item, number]));
  const known = (basket: number[]) => basket.map((item) => numberOf.get(item)).filter((number) => number !== undefined);
  const training = packBaskets(learned.map(known).filter(({ length }) => length > 0));
  return {
    training,
    supports: supportsOf(training, kept.length),
    titles: kept.map((item) => titles[item]!),
    test: some.slice(learned.length).map(known).filter(({ length }) => length >= 2), // oxfmt-ignore
  };
}

/** Hides one random item of each test basket, and shows the others, or at most so many of them. The same for the same seed. */
export function poseTasks({ test }: Split, seed: number, mostVisible = Infinity): Task[] {
  const random = seededRandom(seed);
  return test.map((basket) => {
    const shuffled = [...basket];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
    }
    return { hidden: shuffled[0]!, visible: shuffled.slice(1, 1 + mostVisible) };
  });
}
