import { describe, expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { planRoute } from "./plan-route.ts";
import { aLine, anOrder, aPolicy, aWarehouse } from "./routing-examples.ts";
import type { RoutableOrder } from "./routable-order.ts";
import type { RoutingPolicy } from "./routing-policy.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });

function plan(order: RoutableOrder, warehouses: readonly WarehouseOffer[], policy: Partial<RoutingPolicy> = {}) {
  const outcome = planRoute(order, warehouses, aPolicy(policy));
  if (outcome.outcome !== "routed") throw new Error(words(outcome.explanation));
  const said = (verdicts: typeof outcome.others) =>
    Object.fromEntries(verdicts.map(({ name, reason, message }) => [name, [reason, words(message)]]));
  return { chosen: said(outcome.chosen), others: said(outcome.others) };
}

const mug = anOrder([aLine("MUG", 1)]);
const pricedBy = (first: number, base: number) => ({
  prices: { currency: "GBP", zones: [{ name: "Everywhere", countries: ["*"], base, perKg: 0 }], pick: { first, extra: 0 } },
});

describe("the warehouse that ships", () => {
  test("does so as the only way, or among equals, or for so much less", () => {
    const reno = aWarehouse("Reno", { MUG: 1 });
    expect(plan(mug, [reno]).chosen).toEqual({ Reno: ["chosen", "Reno ships the unit for £5.00, the only way; it leaves today."] });
    expect(plan(mug, [reno, aWarehouse("York", { MUG: 1 })]).chosen.Reno?.[1]).toBe(
      "Reno ships the unit for £5.00, as much as the next best way; it leaves today.",
    );
    expect(plan(mug, [reno, aWarehouse("York", { MUG: 1 }, { base: 500.2 })]).chosen.Reno?.[1]).toBe(
      "Reno ships the unit for £5.00, less than £0.01 less than the next best way; it leaves today.",
    );
  });

  test("compares money in money: what only a penalty or a rank decides is said to be that", () => {
    const dear = aWarehouse("York", { MUG: 1 }, { priority: 2 });
    expect(plan(mug, [aWarehouse("Reno", { MUG: 1 }), dear], { priorityCost: 300 }).chosen.Reno?.[1]).toBe(
      "Reno ships the unit for £5.00; with the penalties and ranks you set, no other way comes out better. It leaves today.",
    );
  });

  test("of several says what part is its own", () => {
    const order = anOrder([aLine("MUG", 2), aLine("CUP", 1)]);
    expect(plan(order, [aWarehouse("Reno", { MUG: 2 }), aWarehouse("York", { CUP: 1 })]).chosen).toEqual({
      Reno: ["chosen", "Reno ships 2 of the 3 units for £5.00; it leaves today."],
      York: ["chosen", "York ships 1 of the 3 units for £5.00; it leaves today."],
    });
  });
});

describe("a warehouse that lost", () => {
  test("by its picking says so, and not its shipping", () => {
    const { others } = plan(mug, [aWarehouse("Reno", { MUG: 1 }, pricedBy(0, 500)), aWarehouse("York", { MUG: 1 }, pricedBy(300, 500))]);
    expect(others.York).toEqual(["costs-more", "York would cost £3.00 more: picking is £3.00 there."]);
  });

  test("because the order would need more parcels says how many", () => {
    const order = anOrder([aLine("MUG", 1), aLine("CUP", 1)]);
    const shared = [aWarehouse("Reno", { MUG: 1 }, { base: 100 }), aWarehouse("York", { CUP: 1 }, { base: 100 })];
    const { others } = plan(order, [...shared, aWarehouse("Bath", { MUG: 1, CUP: 1 }, { base: 300 })], { splitPenalty: 500 });
    expect(others.Reno?.[0]).toBe("short-of-stock");
    expect(others.Reno?.[1]).toContain("Reno has no CUP; sharing the order with it would cost");
  });

  test("may not share the order when it may not be split", () => {
    const order = anOrder([aLine("MUG", 2)]);
    const { others } = plan(order, [aWarehouse("Reno", { MUG: 2 }), aWarehouse("York", { MUG: 1 })], { maxParcels: 1 });
    expect(others.York).toEqual(["short-of-stock", "York has 1 of the 2 units of MUG, and the order may not be split further."]);
  });

  test("by its calendar says whether it was the cut-off or a closed day, and when it leaves", () => {
    const closed = { timeZone: "Europe/London", cutOff: "16:00", workingDays: [3] };
    const early = { timeZone: "Europe/London", cutOff: "08:00", workingDays: [1, 2, 3, 4, 5] };
    const { others } = plan(
      mug,
      [
        aWarehouse("Reno", { MUG: 1 }),
        aWarehouse("York", { MUG: 1 }, { calendar: closed }),
        aWarehouse("Bath", { MUG: 1 }, { calendar: early }),
      ],
      { dayOfDelayCost: 100 },
    );
    expect(others.York?.[0]).toBe("leaves-later");
    expect(others.York?.[1]?.replace(",", "")).toBe("York would cost £2.00 more: it is closed today and leaves on Wed 7 Oct.");
    expect(others.Bath).toEqual(["leaves-later", "Bath would cost £1.00 more: after today's 08:00 cut-off it leaves tomorrow."]);
  });

  test("without a working day is not called paused", () => {
    const never = { timeZone: "Europe/London", cutOff: "16:00", workingDays: [] };
    const { others } = plan(mug, [aWarehouse("Reno", { MUG: 1 }), aWarehouse("York", { MUG: 1 }, { calendar: never })]);
    expect(others.York).toEqual(["paused", "York has no working day in its calendar."]);
  });
});

test("every warehouse that was offered is told of once: it ships or it says why not", () => {
  const order = anOrder([aLine("MUG", 3), aLine("CUP", 1)], "FR");
  const offers = [
    aWarehouse("Reno", { MUG: 3, CUP: 1 }),
    aWarehouse("York", { MUG: 1 }),
    aWarehouse("Bath", {}),
    aWarehouse("Leeds", { MUG: 9 }, { open: false }),
    aWarehouse("Own", { CUP: 1 }, { base: 900 }),
  ];
  for (const maxParcels of [1, 2, 10]) {
    const { chosen, others } = plan(order, offers, { maxParcels });
    expect([...Object.keys(chosen), ...Object.keys(others)].sort()).toEqual(["Bath", "Leeds", "Own", "Reno", "York"]);
  }
});
