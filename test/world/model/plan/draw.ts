import { stableNumber } from "#sandbox/data/stable-number.ts";

/** Chance that answers the same to the same question, whenever and in whatever order it is asked. */
export type Draw = {
  /** A whole number from 0 to below `below`. */
  below(question: string, below: number): number;
  /** True in so many of a hundred questions. */
  percent(question: string, share: number): boolean;
  pick<T>(question: string, from: readonly [T, ...T[]]): T;
  /** The same about a part of the world, whose questions are its own. */
  about(part: string): Draw;
};

export function createDraw(seed: string): Draw {
  const below = (question: string, limit: number) => stableNumber(`${seed}/${question}`, limit);
  return {
    below,
    percent: (question, share) => below(question, 10_000) < share * 100,
    pick: (question, from) => from[below(question, from.length)] ?? from[0],
    about: (part) => createDraw(`${seed}/${part}`),
  };
}
