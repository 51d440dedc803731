import { describe, expect, test } from "vitest";
import { aLine, anOrder, aPolicy, aWarehouse } from "#app/routing/routing-examples.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import { offeredInTheWay, withoutUnits } from "./offered-in-the-way.ts";

type Offers = Parameters<typeof planRoute>[1];

/** What gives way of an order whose lines of these names came by an offer. */
function givesWay(lines: { lineId: string; sku: string; quantity: number }[], warehouses: Offers, offered: string[], most = 4) {
  const order = anOrder(lines.map(({ lineId, sku, quantity }) => ({ ...aLine(sku, quantity), lineId })));
  const plan = (some: typeof order.lines) => planRoute({ ...order, lines: some }, warehouses, aPolicy({ maxParcels: most }));
  const outcome = plan(order.lines);
  if (outcome.outcome === "routed") throw new Error("It is routed.");
  const anywhere = new Map(order.lines.map(({ sku }) => [sku, warehouses.reduce((sum, { stock }) => sum + (stock.get(sku) ?? 0), 0)]));
  const rest = plan(order.lines.filter(({ lineId }) => !offered.includes(lineId)));
  return offeredInTheWay({ outcome, lines: order.lines, anywhere }, (id) => offered.includes(id), rest.outcome === "routed");
}

const mug = { lineId: "1", sku: "MUG", quantity: 1 };
const lid = { lineId: "2", sku: "LID", quantity: 1 };

describe("what came by an offer gives way", () => {
  test("when it is nowhere, and what the buyer came for never does", () => {
    expect(givesWay([mug, lid], [aWarehouse("Reno", { MUG: 5 })], ["2"])).toEqual([{ lineId: "2", quantity: 1 }]);
    expect(givesWay([mug, lid], [aWarehouse("Reno", { LID: 5 })], ["2"])).toEqual([]);
    expect(givesWay([mug, lid], [aWarehouse("Reno", { MUG: 5 })], [])).toEqual([]);
  });

  test("by as many units as are missing, of the last line first", () => {
    const lines = [{ ...lid, lineId: "a", quantity: 2 }, { ...lid, lineId: "b", quantity: 2 }, mug];
    expect(givesWay(lines, [aWarehouse("Reno", { MUG: 5, LID: 1 })], ["a", "b"])).toEqual([
      { lineId: "b", quantity: 2 },
      { lineId: "a", quantity: 1 },
    ]);
  });

  test("when with it the order needs more parcels than are allowed", () => {
    const warehouses = [aWarehouse("Reno", { MUG: 5 }), aWarehouse("York", { LID: 5 })];
    expect(givesWay([mug, lid], warehouses, ["2"], 1)).toEqual([{ lineId: "2", quantity: 1 }]);
  });

  test("when it is in no warehouse while all are paused, and waits with the rest when it is in one", () => {
    const paused = (stock: Record<string, number>) => [{ ...aWarehouse("Reno", stock), open: false }];
    expect(givesWay([mug, lid], paused({ MUG: 5 }), ["2"])).toEqual([{ lineId: "2", quantity: 1 }]);
    expect(givesWay([mug, lid], paused({ MUG: 5, LID: 1 }), ["2"])).toEqual([]);
  });
});

test("lines without some of their units have the others", () => {
  const lines = [aLine("MUG", 3), { ...aLine("LID", 1), lineId: "lid" }];
  expect(withoutUnits(lines, [{ lineId: "lid", quantity: 9 }]).map(({ sku, quantity }) => [sku, quantity])).toEqual([["MUG", 3]]);
});
