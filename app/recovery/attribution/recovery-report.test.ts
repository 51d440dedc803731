import { expect, test } from "vitest";
import { LEAST_BUYERS, reportRecovery } from "./recovery-report.ts";
import { addPerson, noSpend, type SpendSums } from "./spend-sums.ts";

/** People of whom `buying` in a thousand buy, for 10 to 90. */
function group(people: number, buying: number): SpendSums {
  const sums = { ...noSpend };
  for (let person = 0; person < people; person++) addPerson(sums, (person * buying) % 1000 < buying ? 1000 + (person % 9) * 1000 : 0);
  return sums;
}

const report = (treated: SpendSums, heldOut: SpendSums) => reportRecovery({ treated, heldOut }, new Map()).all;

test("what messages bring far beyond chance is claimed, with its amount and its buyers within their intervals", () => {
  const found = report(group(40_000, 150), group(4_000, 100));
  expect(found).toMatchObject({ outcome: "estimated", claim: "more", needed: 0 });
  if (found.outcome !== "estimated") return;
  for (const [{ incremental, interval }, truth] of [
    [found.spend, 40_000 * 0.05 * 5000],
    [found.buyers, 40_000 * 0.05],
  ] as const) {
    // oxfmt-ignore
    expect(Math.abs(incremental - truth)).toBeLessThan(truth * 0.05);
    expect(interval.from).toBeLessThan(truth);
    expect(interval.to).toBeGreaterThan(truth);
    expect(Number.isInteger(incremental)).toBe(true);
  }
});

test("messages that keep people from buying are told to do so", () => {
  expect(report(group(40_000, 60), group(4_000, 100))).toMatchObject({ outcome: "estimated", claim: "less" });
});

test("what could be chance is not claimed, and it is said about how many more people it takes to see it", () => {
  const found = report(group(9_000, 105), group(1_000, 100));
  expect(found).toMatchObject({ outcome: "estimated", claim: "none" });
  expect(found.needed).toBeGreaterThan(1_000);
  expect(found.needed).toBeLessThan(100_000);
});

test("with too few held-out buyers no amount is named, but about how many more people it takes", () => {
  const found = report(group(2_250, 150), group(250, 100));
  expect(found.outcome).toBe("not-enough");
  // 25 of 2,500 people are held-out buyers: as many again.
  expect(LEAST_BUYERS).toBe(50);
  expect(found.needed).toBeGreaterThan(2_000);
  expect(found.needed).toBeLessThan(3_000);
});

test("before the first cart was left it takes a number of people that one can wait for", () => {
  const found = report({ ...noSpend }, { ...noSpend });
  expect(found.outcome).toBe("not-enough");
  expect(found.needed).toBeGreaterThan(1_000);
  expect(found.needed).toBeLessThan(10_000);
});

test("what one journey brings is claimed only beside what all of them do", () => {
  const good = { treated: group(20_000, 160), heldOut: group(2_000, 100) };
  const claimed = (all: number) => {
    const reports = reportRecovery({ treated: group(40_000, all), heldOut: group(4_000, 100) }, new Map([["cart", good]]));
    const part = reports.parts.get("cart");
    return part?.outcome === "estimated" ? part.claim : undefined;
  };
  expect(claimed(150)).toBe("more");
  expect(claimed(100)).toBe("none");
});
