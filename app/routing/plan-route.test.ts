import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { planRoute } from "./plan-route.ts";
import { aLine, anOrder, aPolicy, aWarehouse } from "./routing-examples.ts";
import type { RoutingOutcome } from "./routing-outcome.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const english = (message: Message) => words(message);

function routed(outcome: RoutingOutcome) {
  if (outcome.outcome !== "routed") throw new Error(english(outcome.explanation));
  return outcome;
}

function unroutable(outcome: RoutingOutcome) {
  if (outcome.outcome !== "unroutable") throw new Error("was routed");
  const verdicts = outcome.verdicts.map((verdict) => ({ ...verdict, sentence: english(verdict.message) }));
  return { ...outcome, explanation: english(outcome.explanation), verdicts };
}

const shipping = (outcome: RoutingOutcome) => routed(outcome).plan.parcels.map((parcel) => parcel.warehouseId);

describe("the plan", () => {
  test("one parcel from the cheapest warehouse that has everything", () => {
    const { plan, runnerUp, exact } = routed(
      planRoute(
        anOrder([aLine("MUG", 2), aLine("CUP", 1)]),
        [aWarehouse("Reno", { MUG: 9, CUP: 9 }, { base: 700 }), aWarehouse("Cicero", { MUG: 2, CUP: 1 }, { base: 490 })],
        aPolicy(),
      ),
    );
    expect(plan.parcels).toMatchObject([
      { warehouseId: "cicero", zone: "Everywhere", leavesOn: "2026-10-05", cost: { shipping: 490, total: 490 } },
    ]);
    expect(plan.parcels[0]!.lines).toEqual([
      { lineId: "line-MUG", sku: "MUG", quantity: 2 },
      { lineId: "line-CUP", sku: "CUP", quantity: 1 },
    ]);
    expect(runnerUp!.cost.total).toBe(700);
    expect(exact).toBe(true);
  });

  test("a line is split when no warehouse has all of it, and the split is priced", () => {
    const { plan } = routed(
      planRoute(
        anOrder([aLine("MUG", 5)]),
        [aWarehouse("Reno", { MUG: 3 }), aWarehouse("Cicero", { MUG: 4 })],
        aPolicy({ splitPenalty: 300 }),
      ),
    );
    expect(plan.parcels.map((parcel) => parcel.lines[0]!.quantity).reduce((a, b) => a + b)).toBe(5);
    expect(plan.cost).toEqual({ shipping: 1000, picking: 0, split: 300, delay: 0, preference: 0, total: 1300 });
  });

  test("two lines of the same SKU share its stock", () => {
    const lines = [aLine("MUG", 2, { lineId: "a" }), aLine("MUG", 2, { lineId: "b" })];
    const outcome = planRoute(anOrder(lines), [aWarehouse("Reno", { MUG: 3 }), aWarehouse("Cicero", { MUG: 3 })], aPolicy());
    expect(shipping(outcome)).toHaveLength(2);
    const planned = routed(outcome).plan.parcels.flatMap((parcel) => parcel.lines);
    for (const lineId of ["a", "b"]) {
      const units = planned.filter((line) => line.lineId === lineId).map((line) => line.quantity);
      expect(units.reduce((sum, quantity) => sum + quantity)).toBe(2);
    }
  });

  test("between equals the merchant's priority decides, then the id", () => {
    const stock = { MUG: 1 };
    const order = anOrder([aLine("MUG", 1)]);
    expect(
      shipping(planRoute(order, [aWarehouse("Alton", stock, { priority: 2 }), aWarehouse("Zeal", stock, { priority: 1 })], aPolicy())),
    ).toEqual(["zeal"]);
    expect(shipping(planRoute(order, [aWarehouse("Zeal", stock), aWarehouse("Alton", stock)], aPolicy()))).toEqual(["alton"]);
  });

  test("the preference for a warehouse is worth what the merchant says, and no more", () => {
    const warehouses = [
      aWarehouse("Own", { MUG: 1 }, { base: 600, priority: 1 }),
      aWarehouse("Reno", { MUG: 1 }, { base: 500, priority: 2 }),
    ];
    const order = anOrder([aLine("MUG", 1)]);
    expect(shipping(planRoute(order, warehouses, aPolicy({ priorityCost: 90 })))).toEqual(["reno"]);
    expect(shipping(planRoute(order, warehouses, aPolicy({ priorityCost: 110 })))).toEqual(["own"]);
  });

  test("a warehouse past its cut-off loses by the price of the days it is late", () => {
    const fridayEvening = Temporal.Instant.from("2026-10-09T15:30:00Z"); // 16:30 in London, 10:30 in Chicago
    const chicago = { timeZone: "America/Chicago", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] };
    const warehouses = [aWarehouse("Leeds", { MUG: 1 }), aWarehouse("Cicero", { MUG: 1 }, { base: 700, calendar: chicago })];
    const plan = (dayOfDelayCost: number) =>
      routed(planRoute(anOrder([aLine("MUG", 1)]), warehouses, aPolicy({ dayOfDelayCost, now: fridayEvening })));

    expect(plan(60).plan.parcels).toMatchObject([{ warehouseId: "leeds", leavesOn: "2026-10-12", cost: { delay: 180, total: 680 } }]);
    expect(plan(100).plan.parcels).toMatchObject([{ warehouseId: "cicero", leavesOn: "2026-10-09", cost: { delay: 0 } }]);
    expect(english(plan(100).others[0]!.message)).toBe("Leeds would cost £1.00 more: after today's 16:00 cut-off it leaves on Mon 12 Oct.");
  });

  test("no more parcels than the merchant allows, even where more would be cheaper", () => {
    const order = anOrder([aLine("MUG", 1), aLine("CUP", 1)]);
    const warehouses = [
      aWarehouse("Reno", { MUG: 1 }, { base: 100 }),
      aWarehouse("Cicero", { CUP: 1 }, { base: 100 }),
      aWarehouse("Leeds", { MUG: 1, CUP: 1 }, { base: 900 }),
    ];
    expect(shipping(planRoute(order, warehouses, aPolicy({ maxParcels: 2 })))).toEqual(["cicero", "reno"]);
    expect(shipping(planRoute(order, warehouses, aPolicy({ maxParcels: 1 })))).toEqual(["leeds"]);
  });

  test("a line of 500 units or an order of 500 lines is planned like any other", () => {
    const lines = Array.from({ length: 500 }, (_, index) => aLine(`SKU-${index}`, 1 + (index % 7)));
    const half = (parity: number) => Object.fromEntries(lines.map((line, index) => [line.sku, index % 2 === parity ? 10 : 3]));
    const { plan } = routed(planRoute(anOrder(lines), [aWarehouse("Reno", half(0)), aWarehouse("Cicero", half(1))], aPolicy()));
    const units = plan.parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + line.quantity, 0);
    expect(units).toBe(lines.reduce((sum, line) => sum + line.quantity, 0));
  });
});

describe("why", () => {
  test("each warehouse that lost is told in words", () => {
    const france = (base: number) => ({
      prices: {
        currency: "GBP",
        zones: [
          { name: "Home", countries: ["GB"], base: 300, perKg: 0 },
          { name: "Europe", countries: ["FR", "DE"], base, perKg: 0 },
        ],
        pick: { first: 0, extra: 0 },
      },
    });
    const atHome = {
      prices: { currency: "GBP", zones: [{ name: "Home", countries: ["GB"], base: 1, perKg: 0 }], pick: { first: 0, extra: 0 } },
    };
    const inDollars = { prices: { ...france(1).prices, currency: "USD" } };
    const { chosen, others } = routed(
      planRoute(
        anOrder([aLine("85123A", 5)], "FR"),
        [
          aWarehouse("Reno", { "85123A": 9 }, france(730)),
          aWarehouse("Cicero", { "85123A": 9 }, france(940)),
          aWarehouse("Manchester", { "85123A": 2 }, france(500)),
          aWarehouse("Leeds", {}, france(500)),
          aWarehouse("Own", { "85123A": 9 }, atHome),
          aWarehouse("Ohio", { "85123A": 9 }, inDollars),
          aWarehouse("York", { "85123A": 9 }, { ...france(1), open: false }),
        ],
        aPolicy({ splitPenalty: 50 }),
      ),
    );
    expect(chosen.map((verdict) => english(verdict.message))).toEqual([
      "Reno ships all 5 units for £7.30, £2.10 less than the next best way; it leaves today.",
    ]);
    expect(Object.fromEntries(others.map((verdict) => [verdict.name, [verdict.reason, english(verdict.message)]]))).toEqual({
      Cicero: ["costs-more", "Cicero would cost £2.10 more: shipping to France is £9.40 from there."],
      Manchester: ["short-of-stock", "Manchester has 2 of the 5 units of 85123A; sharing the order with it would cost £5.50 more."],
      Leeds: ["short-of-stock", "Leeds has no 85123A."],
      Own: ["address-not-served", "Own does not ship to France."],
      Ohio: ["currency-mismatch", "Ohio charges in USD, and the order is in GBP."],
      York: ["paused", "York is paused."],
    });
  });

  test("a warehouse ranked lower and a warehouse as good are told apart", () => {
    const stock = { MUG: 1 };
    const { others } = routed(
      planRoute(
        anOrder([aLine("MUG", 1)]),
        [aWarehouse("Leeds", stock), aWarehouse("Reno", stock), aWarehouse("York", stock, { priority: 3 })],
        aPolicy({ priorityCost: 100 }),
      ),
    );
    expect(others.map((verdict) => [verdict.reason, english(verdict.message)])).toEqual([
      ["equal-cost", "Reno would cost the same; between equals your priorities decide."],
      ["ranked-lower", "York would cost £2.00 more: it is number 3 in your priorities."],
    ]);
  });
});

describe("an order that cannot be shipped says what is wrong", () => {
  const full = aWarehouse("Reno", { MUG: 5, CUP: 5 });
  const mug = anOrder([aLine("MUG", 1)]);

  test("nothing left to ship", () => {
    expect(unroutable(planRoute(anOrder([aLine("MUG", 0)]), [full], aPolicy())).cause).toBe("nothing-to-ship");
  });

  test("a line without SKU, by its title", () => {
    const outcome = unroutable(planRoute(anOrder([aLine("", 1, { title: "Gift wrap" }), aLine("MUG", 1)]), [full], aPolicy()));
    expect(outcome).toMatchObject({
      cause: "line-without-sku",
      explanation: "“Gift wrap” has no SKU, so no warehouse can be asked for it.",
      lineIds: ["line-"],
    });
  });

  test("no warehouse, or none open", () => {
    expect(unroutable(planRoute(mug, [], aPolicy()))).toMatchObject({ cause: "no-warehouse", explanation: "No warehouse is connected." });
    const paused = { ...full, open: false };
    expect(unroutable(planRoute(mug, [paused], aPolicy()))).toMatchObject({
      cause: "no-warehouse",
      explanation: "Every warehouse is paused.",
    });
  });

  test("an address that no carrier serves, or none at all", () => {
    const home = { ...full, prices: { ...full.prices, zones: [{ name: "Home", countries: ["GB"], base: 1, perKg: 1 }] } };
    expect(unroutable(planRoute(anOrder([aLine("MUG", 1)], "AQ"), [home], aPolicy()))).toMatchObject({
      cause: "address-not-served",
      explanation: "No open warehouse ships to Antarctica.",
      verdicts: [{ sentence: "Reno does not ship to Antarctica." }],
    });
    expect(unroutable(planRoute(anOrder([aLine("MUG", 1)], null), [full], aPolicy())).explanation).toBe(
      "The order has no shipping address.",
    );
  });

  test("what is paid on delivery goes to nobody who can't have it collected, however cheap", () => {
    const unable = { ...full, collectsWhatIsDue: false };
    expect(unroutable(planRoute(mug, [unable], aPolicy()))).toMatchObject({
      cause: "cash-on-delivery",
      explanation: `It is paid on delivery, which can't be collected for ${full.name}, and no other warehouse can ship it.`,
    });
    const lacking = aWarehouse("York", {});
    expect(unroutable(planRoute(mug, [unable, lacking], aPolicy())).cause).toBe("cash-on-delivery");
    expect(unroutable(planRoute(mug, [{ ...unable, stock: new Map() }, lacking], aPolicy())).cause).toBe("out-of-stock");
  });

  test("prices in another currency are never added to the order's", () => {
    const dollars = { ...full, prices: { ...full.prices, currency: "USD" } };
    expect(unroutable(planRoute(mug, [dollars], aPolicy())).cause).toBe("currency-mismatch");
  });

  test("what is short, by how many, and where there would be some", () => {
    const outcome = unroutable(
      planRoute(
        anOrder([aLine("MUG", 7, { title: "Blue mug" }), aLine("CUP", 1), aLine("PAN", 2)]),
        [full, aWarehouse("Cicero", { MUG: 1 }), aWarehouse("York", { PAN: 3 }, { open: false })],
        aPolicy(),
      ),
    );
    expect(outcome).toMatchObject({
      cause: "out-of-stock",
      explanation:
        "1 more of MUG (Blue mug) is needed: 7 ordered, 6 in stock. PAN is out of stock: 2 ordered. York has some but is not open.",
      lineIds: ["line-MUG", "line-PAN"],
      shortages: [
        { sku: "MUG", title: "Blue mug", wanted: 7, available: 6 },
        { sku: "PAN", title: "PAN", wanted: 2, available: 0 },
      ],
    });
    expect(outcome.verdicts.map((verdict) => verdict.sentence)).toContain("Reno has 5 of the 7 units of MUG and is short of 1 other item.");
  });

  test("stock too spread for the parcels allowed", () => {
    const warehouses = [aWarehouse("Reno", { MUG: 1 }), aWarehouse("Cicero", { CUP: 1 })];
    const outcome = planRoute(anOrder([aLine("MUG", 1), aLine("CUP", 1)]), warehouses, aPolicy({ maxParcels: 1 }));
    expect(unroutable(outcome)).toMatchObject({
      cause: "too-many-parcels",
      explanation: "The stock is so spread that the order would need more than 1 parcel, the most you allow.",
    });
  });
});

test("the order in which warehouses and lines are given changes no cost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ stock: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), base: fc.nat(900) }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
      (given, quantities) => {
        const skus = ["A", "B", "C"];
        const warehouses = given.map(({ stock, base }, index) =>
          aWarehouse(`W${index}`, Object.fromEntries(skus.map((sku, at) => [sku, stock[at]!])), { base }),
        );
        const order = anOrder(skus.map((sku, at) => aLine(sku, quantities[at]!)));
        const there = planRoute(order, warehouses, aPolicy({ splitPenalty: 10 }));
        const back = planRoute({ ...order, lines: [...order.lines].reverse() }, [...warehouses].reverse(), aPolicy({ splitPenalty: 10 }));
        if (there.outcome === "routed") expect(routed(back).plan.cost.total).toBeCloseTo(there.plan.cost.total, 9);
        else expect(back.outcome).toBe("unroutable");
      },
    ),
  );
});
