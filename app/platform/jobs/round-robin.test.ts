import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Piece, roundRobin } from "./round-robin.ts";

const readFrom =
  (ids: readonly number[]) =>
  ({ after, upTo, take }: Piece<number>) =>
    Promise.resolve(ids.filter((id) => (after === undefined || id > after) && (upTo === undefined || id <= upTo)).slice(0, take));

describe("a list that is too long for one run", () => {
  test("is gone through whole, each thing as often as the others, whatever its length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (drawn, most) => {
        const ids = drawn.toSorted((a, b) => a - b);
        const round = roundRobin<number>();
        const had = new Map(ids.map((id) => [id, 0]));
        for (let run = 0; run < 20; run += 1) {
          const next = await round.next("list", most, readFrom(ids));
          expect(new Set(next).size).toBe(Math.min(most, ids.length));
          for (const id of next) had.set(id, (had.get(id) ?? 0) + 1);
          round.reaches("list", next.at(-1));
        }
        const often = [...had.values()];
        expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("goes on after the last thing that was done, and after its place where that is gone", async () => {
    const round = roundRobin<number>();
    expect(await round.next("list", 3, readFrom([1, 2, 3, 4, 5]))).toEqual([1, 2, 3]);
    round.reaches("list", 2);
    expect(await round.next("list", 3, readFrom([1, 3, 4, 5]))).toEqual([3, 4, 5]);
    round.reaches("list", 5);
    expect(await round.next("list", 3, readFrom([1, 3, 4]))).toEqual([1, 3, 4]);
  });

  test("is its own: others stand where they stand", async () => {
    const round = roundRobin<number>();
    round.reaches("one", 2);
    expect(await round.next("other", 2, readFrom([1, 2, 3]))).toEqual([1, 2]);
  });
});
