import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRequestPace } from "./request-pace.server.ts";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("whoever is told to wait for their turn to write", () => {
  test("has it when it comes free, without standing in line", async () => {
    const pace = createRequestPace(20);
    const waits = Array.from({ length: 25 }, (_, index) => pace.keepTurn(`W-${index}`));
    expect(waits.filter((ms) => ms === 0)).toHaveLength(19);
    for (const whose of waits.flatMap((ms, index) => (ms === 0 ? [`W-${index}`] : [])))
      await expect(write(pace), whose).resolves.toBe("now");

    await vi.advanceTimersByTimeAsync(waits.at(-1) ?? 0);
    expect(pace.keepTurn("W-24")).toBe(0);
    await expect(write(pace)).resolves.toBe("now");
  });

  test("is told the same when they ask too early", async () => {
    const pace = createRequestPace(2);
    pace.keepTurn("W-1");
    const wait = pace.keepTurn("W-2");
    await vi.advanceTimersByTimeAsync(1000);
    expect(pace.keepTurn("W-2")).toBe(wait - 1000);
  });

  test("keeps it for ten seconds and no longer", async () => {
    const pace = createRequestPace(2);
    pace.keepTurn("W-1");
    const wait = pace.keepTurn("W-2");
    await vi.advanceTimersByTimeAsync(wait + 10_001);
    expect([pace.keepTurn("W-3"), pace.keepTurn("W-2")]).toEqual([0, expect.any(Number)]);
    expect(pace.keepTurn("W-2")).toBeGreaterThan(0);
  });
});

test("however they are asked for, in no minute more turns are given than the provider allows, and everybody has theirs", async () => {
  const asks = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 40 }), asks, async (perMinute, gaps) => {
      const pace = createRequestPace(perMinute);
      const turns: number[] = [];
      const come = (whose: string): void => {
        const wait = pace.keepTurn(whose);
        if (wait > 0) setTimeout(() => come(whose), wait);
        else void pace.turn("write", 1000).then(() => turns.push(performance.now()));
      };
      gaps.reduce((at, gap, index) => (setTimeout(() => come(`W-${index}`), at + gap), at + gap), 0);
      await vi.runAllTimersAsync();
      const most = Math.max(...turns.map((from) => turns.filter((at) => at >= from && at < from + MINUTE).length));
      expect([turns.length, most <= perMinute]).toEqual([gaps.length, true]);
    }),
  );
});

test("while orders wait for their turn, reads are left a twentieth; else they have half", async () => {
  const asked = async (before: (pace: ReturnType<typeof createRequestPace>) => unknown) => {
    const pace = createRequestPace(40);
    before(pace);
    const reads = Promise.allSettled(Array.from({ length: 40 }, () => pace.turn("read", 500)));
    await vi.advanceTimersByTimeAsync(600);
    return (await reads).filter(({ status }) => status === "fulfilled").length;
  };
  expect(await asked(() => undefined)).toBe(20);
  expect(await asked((pace) => Array.from({ length: 50 }, (_, index) => pace.keepTurn(`W-${index}`)))).toBe(2);
});

test("who could not have the turn within their patience is told so at once, and when to ask again", async () => {
  const pace = createRequestPace(10);
  pace.wait(30);
  await expect(pace.turn("write", 3000)).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 30 });
});

const write = (pace: ReturnType<typeof createRequestPace>) =>
  Promise.race([pace.turn("write", 0).then(() => "now"), vi.advanceTimersByTimeAsync(10).then(() => "later")]);
