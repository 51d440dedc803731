import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { keepManyFresh } from "./keep-many-fresh.ts";

const LONG_MS = 3_600_000;
const ages = { freshMs: LONG_MS, staleMs: 2 * LONG_MS, most: 100 };

/** Things whose value says how often they were looked up; none of `absent`. */
function source(absent: readonly string[] = []) {
  const loads: string[][] = [];
  const times = new Map<string, number>();
  let gate: Promise<unknown> = Promise.resolve();
  let faulty = false;
  return {
    loads,
    hold() {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      gate = promise;
      return () => resolve(undefined);
    },
    breaks: (is: boolean) => void (faulty = is),
    async load(_: number, ids: readonly string[]) {
      loads.push([...ids]);
      await gate;
      if (faulty) throw new Error("away");
      const there = ids.filter((id) => !absent.includes(id));
      for (const id of there) times.set(id, (times.get(id) ?? 0) + 1);
      return new Map(there.map((id) => [id, times.get(id) ?? 0]));
    },
  };
}

test("what is known is not looked up again, nor what is known not to be there", async () => {
  const { load, loads } = source(["c"]);
  const kept = keepManyFresh(load, ages);
  expect(await kept.get(1, ["a", "b", "c"])).toEqual(new Map([["a", 1], ["b", 1]])); // oxfmt-ignore
  expect(await kept.get(1, ["b", "c", "d"])).toEqual(new Map([["b", 1], ["d", 1]])); // oxfmt-ignore
  expect(loads).toEqual([["a", "b", "c"], ["d"]]);
});

test("one shop is told nothing of another's", async () => {
  const { load, loads } = source();
  const kept = keepManyFresh(load, ages);
  await kept.get(1, ["a"]);
  await kept.get(2, ["a"]);
  expect(loads).toEqual([["a"], ["a"]]);
});

test("however many ask while two are being looked up, they are answered by one look-up after", async () => {
  const { load, loads, hold } = source();
  const open = hold();
  const kept = keepManyFresh(load, ages);
  const all = ["a", "b", "c", "d", "a", "e"].map((id) => kept.get(1, [id]));
  open();
  expect((await Promise.all(all)).map((found) => found.size)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(loads).toEqual([["a"], ["b"], ["c", "d", "e"]]);
});

test("who comes again is answered by what is known, and it is renewed behind him", async () => {
  const { load, hold } = source();
  const kept = keepManyFresh(load, { ...ages, freshMs: 1 });
  await kept.get(1, ["a"]);
  await vi.waitFor(async () => expect((await kept.get(1, ["a"])).get("a")).toBeGreaterThan(2), 5_000);
  hold();
  await pause(10);
  expect((await kept.get(1, ["a"])).get("a")).toBeGreaterThan(2);
});

test("while nothing can be looked up what is known serves, and what isn't is a fault", async () => {
  const { load, breaks } = source();
  const kept = keepManyFresh(load, { ...ages, freshMs: 1 });
  await kept.get(1, ["a"]);
  breaks(true);
  await pause(5);
  expect((await kept.get(1, ["a"])).has("a")).toBe(true);
  await expect(kept.get(1, ["a", "b"])).rejects.toThrow("away");
  breaks(false);
  expect((await kept.get(1, ["a", "b"])).size).toBe(2);
});

test("what is too old is told to nobody", async () => {
  const { load, breaks } = source();
  const kept = keepManyFresh(load, { ...ages, freshMs: 1, staleMs: 2 });
  await kept.get(1, ["a"]);
  breaks(true);
  await pause(5);
  await expect(kept.get(1, ["a"])).rejects.toThrow("away");
});

test("no more is kept than there is room for", async () => {
  const { load, loads } = source();
  const kept = keepManyFresh(load, { ...ages, most: 2 });
  for (const id of ["a", "b", "c"]) await kept.get(1, [id]);
  await kept.get(1, ["b", "c"]);
  expect(loads.length).toBe(3);
  await kept.get(1, ["a"]);
  expect(loads.length).toBe(4);
});

test("what was put there or warmed is known, without anybody's having waited for it", async () => {
  const { load, loads } = source();
  const kept = keepManyFresh(load, ages);
  kept.put(1, new Map([["z", 9]]));
  const many = Array.from({ length: 120 }, (_, at) => String(at));
  await kept.warm(1, ["z", ...many.slice(0, 90)]);
  expect(loads.map((ids) => ids.length)).toEqual([50, 40]);
  expect((await kept.get(1, ["z", ...many.slice(0, 20)])).size).toBe(21);
  expect(loads.length).toBe(2);
});
