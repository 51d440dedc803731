import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterCall, CallOutcome, type CallSoFar, whyNoCallBack } from "./call-outcome.ts";

const at = new Date("2026-11-27T10:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const soFar: CallSoFar = { attempts: 1, mostAttempts: 3, expiresAt: later(48 * 60) };

describe("after a call", () => {
  test.each(["reached-interested", "reached-not"] as const)("of somebody who was %s nobody calls again", (outcome) => {
    expect(afterCall(outcome, soFar, at, null)).toEqual({ state: "done", suppress: null });
  });

  test("that nobody answered it is tried again, later than after one that was busy, and no more often than the step says", () => {
    expect(afterCall("no-answer", soFar, at, null)).toMatchObject({ state: "open", dueAt: later(240) });
    expect(afterCall("busy", soFar, at, null)).toMatchObject({ state: "open", dueAt: later(30) });
    expect(afterCall("busy", { ...soFar, attempts: 3 }, at, null)).toEqual({ state: "done", suppress: null });
    expect(afterCall("no-answer", { ...soFar, expiresAt: later(200) }, at, null)).toEqual({ state: "done", suppress: null });
  });

  test("whoever wants no calls is left alone, and a number that is somebody else's is not used again", () => {
    expect(afterCall("do-not-call", soFar, at, null)).toEqual({ state: "done", suppress: "agent" });
    expect(afterCall("wrong-number", soFar, at, null)).toEqual({ state: "done", suppress: "bounced" });
  });

  test("whoever named a time is called then, also when the task would be over", () => {
    const named = later(72 * 60);
    expect(afterCall("call-back", { ...soFar, attempts: 3 }, at, named)).toEqual({
      state: "open",
      dueAt: named,
      expiresAt: later(96 * 60),
    });
    expect(afterCall("call-back", soFar, at, later(-60))).toMatchObject({ state: "open", dueAt: at });
  });

  test("a time that is over, or beyond anybody's memory, is none to call back at; this minute is", () => {
    expect([later(-525_600), later(-2), later(-0.5), later(1), later(80 * 24 * 60)].map((named) => whyNoCallBack(named, at))).toEqual(["passed", "passed", null, null, null]); // oxfmt-ignore
    expect(whyNoCallBack(new Date("2099-01-01T10:00:00Z"), at)).toBe("far");
  });

  test("a task that stays open is due before it is over, whatever was said", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CallOutcome.options),
        fc.nat(5),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: -100, max: 10_000 }),
        (outcome, attempts, mostAttempts, minutes) => {
          const after = afterCall(outcome, { attempts, mostAttempts, expiresAt: later(minutes) }, at, later(minutes));
          if (after.state === "open") expect(after.dueAt.getTime()).toBeLessThan(after.expiresAt.getTime());
        },
      ),
    );
  });
});
