import fc from "fast-check";
import { expect, test } from "vitest";
import { isHeldOut } from "./holdout.ts";
import { chooseArm } from "./offer-policy.ts";

const share = fc.double({ min: 0.05, max: 0.1, noNaN: true });

test("whoever is held out stays so, also when the shop holds out more", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), share, share, (who, seed, one, other) => {
      const answers = [Math.min(one, other), Math.max(one, other)].map((holdoutShare) => isHeldOut(who, { seed, holdoutShare }));
      expect(isHeldOut(who, { seed, holdoutShare: Math.min(one, other) })).toBe(answers[0]);
      if (answers[0]) expect(answers[1]).toBe(true);
    }),
  );
});

test("the held-out share of purchases is what the shop asked for", () => {
  fc.assert(
    fc.property(fc.string(), share, (seed, holdoutShare) => {
      const buyers = 20_000;
      let heldOut = 0;
      for (let buyer = 0; buyer < buyers; buyer++) if (isHeldOut(String(buyer), { seed, holdoutShare })) heldOut += 1;
      // Five standard deviations.
      expect(Math.abs(heldOut / buyers - holdoutShare)).toBeLessThan(5 * Math.sqrt((holdoutShare * (1 - holdoutShare)) / buyers));
    }),
    { numRuns: 20 },
  );
});

test("each shop holds out its own", () => {
  const held = (seed: string) => Array.from({ length: 2_000 }, (_, key) => isHeldOut(String(key), { seed, holdoutShare: 0.1 }));
  expect(held("shop")).not.toEqual(held("another shop"));
});

test("being held out says nothing about what would have been chosen", () => {
  const policy = [
    { arm: "one", propensity: 0.5 },
    { arm: "no-offer", propensity: 0.5 },
  ];
  const keys = Array.from({ length: 40_000 }, (_, key) => String(key));
  const held = keys.filter((key) => isHeldOut(key, { seed: "shop", holdoutShare: 0.1 }));
  const one = held.filter((session) => chooseArm(policy, { shopSeed: "shop", session, decision: 1 }).arm === "one");
  expect(Math.abs(one.length / held.length - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / held.length));
});

test.each([0, 0.04, 0.11, 1, NaN])("a holdout of %d is refused", (holdoutShare) => {
  expect(() => isHeldOut("1", { seed: "shop", holdoutShare })).toThrow(RangeError);
});
