import { expect, test } from "vitest";
import { describeFindings } from "./describe-findings.ts";
import { liveMonth } from "./live-month.ts";
import { startPlace } from "./place/start-place.ts";
import { goods } from "./plan/goods.ts";
import { planMonth } from "./plan/plan-month.ts";

const SEED = 7;

test("a month is the same for the same seed, and another for another", () => {
  const wanted = { seed: SEED, orders: 50, days: 30 };
  expect(planMonth(wanted)).toEqual(planMonth(wanted));
  expect(planMonth({ ...wanted, seed: SEED + 1 })).not.toEqual(planMonth(wanted));
  expect(planMonth(wanted).orders.every(({ hour }) => hour < 30 * 24)).toBe(true);
});

test("through a busy day of buyers, staff and the 3PL's people every order is done right by, hour by hour", async () => {
  const place = await startPlace({ seed: SEED, goods, say: () => undefined });
  try {
    const wrong: string[] = [];
    const month = planMonth({ seed: SEED, orders: 40, days: 1 });
    await liveMonth({
      place,
      month,
      seed: SEED,
      trouble: { faults: 0, kills: 0 },
      onHour(lived) {
        if (lived.findings.length > 0) wrong.push(describeFindings(lived, `--seed ${SEED} --orders 40 --days 1`));
        return wrong.length === 0 ? "go on" : "stop";
      },
    });
    expect(wrong.join("\n")).toBe("");
  } finally {
    await place.stop();
  }
}, 1800_000);
