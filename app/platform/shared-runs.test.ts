import { expect, test } from "vitest";
import { createSharedRuns } from "./shared-runs.ts";

function counted() {
  const ends: (() => void)[] = [];
  return { ends, run: () => new Promise<void>((end) => ends.push(end)) };
}

test("who joins a run that is under way starts no other; when it has ended, the next one does", async () => {
  const { ends, run } = counted();
  const runs = createSharedRuns<string>();
  const all = Array.from({ length: 40 }, () => runs.join("a", run));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await Promise.all(all);
  void runs.join("a", run);
  expect(ends).toHaveLength(2);
});

test("who must have a run that begins later shares the next one with all who ask meanwhile", async () => {
  const { ends, run } = counted();
  const runs = createSharedRuns<string>();
  const first = runs.next("a", run);
  const later = [runs.next("a", run), runs.next("a", run)];
  void runs.next("b", run);
  expect(ends).toHaveLength(2);
  ends[0]?.();
  await first;
  await Promise.resolve();
  expect(ends).toHaveLength(3);
  ends[2]?.();
  await Promise.all(later);
});

test("a fault is everybody's who waited for that run, and no later one's", async () => {
  const runs = createSharedRuns<string>();
  const failing = () => Promise.reject(new Error("no answer"));
  const [one, other, next] = [runs.join("a", failing), runs.join("a", failing), runs.next("a", () => Promise.resolve())];
  await expect(one).rejects.toThrow("no answer");
  await expect(other).rejects.toThrow("no answer");
  await next;
});
