import fc from "fast-check";
import { expect, test } from "vitest";
import { aged, mergeRecords, noRecord, rewardOfChange, withCorrection, withReward, type ArmRecord } from "./arm-record.ts";

const rewards = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
const recordOf = (all: readonly number[]) => all.reduce(withReward, noRecord);

function expectSame(one: ArmRecord, other: ArmRecord) {
  expect(one.impressions).toBe(other.impressions);
  for (const key of ["weight", "rewards", "squares"] as const) expect(one[key]).toBeCloseTo(other[key], 9);
}

test("two halves of an arm's record are the whole", () => {
  fc.assert(
    fc.property(rewards, rewards, (one, other) => expectSame(mergeRecords(recordOf(one), recordOf(other)), recordOf([...one, ...other]))),
  );
});

test("a reward that is corrected later is as if it had been right from the start", () => {
  fc.assert(
    fc.property(
      rewards,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(60),
      (others, was, is, days) => {
        const wrong = aged(recordOf([...others, was]), days);
        expectSame(withCorrection(wrong, was, is, days), aged(recordOf([...others, is]), days));
      },
    ),
  );
});

test("a day takes one part in a hundred of what was learnt, and no impression", () => {
  expectSame(aged(recordOf([1, 1, 0]), 1), { impressions: 3, weight: 2.97, rewards: 1.98, squares: 1.98 });
});

test("no change is a reward of a half, and beyond the scale a change counts no more", () => {
  expect(rewardOfChange(0, 5_000)).toBe(0.5);
  expect(rewardOfChange(2_500, 5_000)).toBe(0.75);
  expect(rewardOfChange(-1_000_000, 5_000)).toBe(0);
  expect(rewardOfChange(1_000_000, 5_000)).toBe(1);
});
