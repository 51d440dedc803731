import { expect, test } from "vitest";
import { harmOf } from "./arm-guard.ts";
import { claimOf, neededDeviations } from "./claim.ts";
import { LEAST_ORDERS, reportIncrement } from "./increment-report.ts";
import { addOutcome, noOutcomes, type OutcomeSums } from "./outcome-sums.ts";

/** Units of which two in three order; carts from 10 to 90, and `effect` on each order. */
function group(units: number, effect = 0): OutcomeSums {
  const sums = { ...noOutcomes };
  for (let unit = 0; unit < units; unit++) {
    const before = 1_000 + (unit % 9) * 1_000;
    const orders = unit % 3 === 0 ? 0 : 1;
    addOutcome(sums, { units: 1, orders, weight: 1, before, revenue: orders * (before + effect) });
  }
  return sums;
}

const report = (shown: OutcomeSums, without: OutcomeSums) => reportIncrement({ shown, without }, new Map()).all;

test("an effect far beyond chance is claimed, of either direction, with its amount within its interval", () => {
  for (const [effect, claim] of [
    [1_500, "more"],
    [-1_500, "less"],
  ] as const) {
    const found = report(group(18_000, effect), group(1_800));
    expect(found).toMatchObject({ outcome: "estimated", claim });
    if (found.outcome !== "estimated") return;
    expect(Math.abs(found.incremental - (18_000 * 2 * effect) / 3)).toBeLessThan(Math.abs(effect) * 600);
    expect(found.interval.from).toBeLessThan(found.incremental);
    expect(found.interval.to).toBeGreaterThan(found.incremental);
    expect(Number.isInteger(found.incremental)).toBe(true);
  }
});

test("what the interval barely excludes is not claimed: somebody looks every morning", () => {
  const found = report(group(18_000, 200), group(1_800));
  expect(found).toMatchObject({ outcome: "estimated", claim: "none" });
  if (found.outcome === "estimated") expect(found.interval.from).toBeGreaterThan(0);
});

test("with too few held-out orders the report says about how many more orders it takes", () => {
  const shop = { shown: group(900), without: group(75) };
  const found = report(shop.shown, shop.without);
  expect(found.outcome).toBe("not-enough");
  if (found.outcome !== "not-enough") return;
  // 50 held-out orders of 650: 50 more of them are some 650 orders.
  expect(shop.without.orders).toBe(LEAST_ORDERS / 2);
  expect(found.needed).toBeGreaterThan(500);
  expect(found.needed).toBeLessThan(800);
});

test("before the first order the report needs orders too, a number that one can wait for", () => {
  const found = report({ ...noOutcomes }, { ...noOutcomes });
  expect(found.outcome).toBe("not-enough");
  if (found.outcome === "not-enough") expect(found.needed).toBeGreaterThan(500);
});

test("an offer's effect is claimed only beside one of all offers", () => {
  const offer = [{ shown: group(4_000, 1_500), without: group(1_800) }];
  const claimOfOffer = (effectOfAll: number) => {
    const found = reportIncrement({ shown: group(18_000, effectOfAll), without: group(1_800) }, new Map([["bundle", offer]]));
    const one = found.offers.get("bundle");
    return one?.outcome === "estimated" ? one.claim : undefined;
  };
  expect(claimOfOffer(1_500)).toBe("more");
  expect(claimOfOffer(0)).toBe("none");
});

/** Howard et al. 2021: the mixture's bound for all times is above the fixed one, most of all with little data. */
test("a claim needs about three deviations, more of them early and for a smaller share of false claims", () => {
  expect(neededDeviations(2_000, 0.05)).toBeCloseTo(Math.sqrt(1.2 * Math.log(6 / 0.0025)), 9);
  expect(neededDeviations(100, 0.05)).toBeGreaterThan(neededDeviations(1_000, 0.05));
  expect(neededDeviations(1_000, 0.01)).toBeGreaterThan(neededDeviations(1_000, 0.05));
  expect(claimOf({ incremental: 5, deviation: 0, degrees: 9, effectiveUnits: 9, expected: 5 })).toBe("none");
});

test("an offer that keeps buyers from paying, or whose orders come back, does harm; one that doesn't is left alone", () => {
  const share = (rows: number, yes: number) => {
    const sums = { ...noOutcomes };
    for (let row = 0; row < rows; row++)
      addOutcome(sums, { units: 1, orders: 1, weight: 1, before: 0, revenue: (row * yes) % 100 < yes ? 1 : 0 });
    return sums;
  };
  const fine = [{ shown: share(1_000, 70), without: share(1_500, 70) }];
  expect(harmOf({ completed: fine, refunded: fine })).toBeUndefined();
  expect(harmOf({ completed: [{ shown: share(1_000, 55), without: share(1_500, 70) }], refunded: fine })).toBe("fewer-completed");
  expect(harmOf({ completed: fine, refunded: [{ shown: share(1_000, 25), without: share(1_500, 8) }] })).toBe("more-refunded");
  expect(harmOf({ completed: [{ shown: share(60, 1), without: share(90, 70) }], refunded: [] })).toBeUndefined();
});
