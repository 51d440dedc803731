import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OrderStage, type ParcelStage } from "#generated/prisma/enums.ts";
import { PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { canCancelParcel, ORDER_ACTIONS, type OrderAction, type OrderFacts, whyNot } from "./order-actions.ts";

const order: OrderFacts = {
  name: "#1",
  stage: "at_warehouse",
  parcels: [],
  hasOpenUnits: false,
  isHeldHere: false,
  isHeldInShopify: false,
  gates: [],
  isKept: false,
  lacksStock: false,
  waits: false,
};
const at = (...stages: ParcelStage[]) => stages.map((stage) => ({ stage, packedHere: false }));
const can = (action: OrderAction, facts: Partial<OrderFacts> = {}) => whyNot(action, { ...order, ...facts }) === null;
const DECIDING: OrderAction[] = ["reroute", "choose", "hold", "keep"];

describe("what a person can decide of an order", () => {
  test.each(DECIDING)("%s, before a warehouse is chosen and while its warehouse has it on paper", (action) => {
    expect(can(action, { stage: "received", hasOpenUnits: true })).toBe(true);
    for (const stage of ["planned", "requested", "dispatched", "exception"] as const)
      expect(can(action, { parcels: at(stage) })).toBe(true);
  });

  test.each(DECIDING)("not %s, once all of it is in hands or has left", (action) => {
    for (const stage of ["picked", "packed", "partly_shipped", "shipped", "delivered", "lost"] as const)
      expect(can(action, { parcels: at(stage, "cancelled") })).toBe(false);
    for (const stage of ["delivered", "cancelled", "done_elsewhere"] as const) expect(can(action, { stage })).toBe(false);
  });

  test.each(DECIDING)("%s of what is left, when a part of it has gone", (action) => {
    expect(can(action, { parcels: at("shipped", "dispatched") })).toBe(true);
    expect(can(action, { parcels: at("shipped"), hasOpenUnits: true })).toBe(true);
  });

  test("a held order is not routed anew before it is released, but its warehouse can be chosen meanwhile", () => {
    expect(can("reroute", { stage: "held" })).toBe(false);
    expect(can("choose", { stage: "held" })).toBe(true);
    expect(can("reroute", { stage: "held", waits: true })).toBe(true);
    expect(can("hold", { stage: "held", isHeldHere: true })).toBe(false);
  });

  test("a hold is released whoever placed it, a gate when a person can open it", () => {
    expect(can("release")).toBe(false);
    expect(can("release", { isHeldHere: true })).toBe(true);
    expect(can("release", { isHeldInShopify: true })).toBe(true);
    expect(can("release", { gates: [{ final: false }] })).toBe(true);
    expect(can("release", { gates: [{ final: false }, { final: true }] })).toBe(false);
    expect(can("release", { isHeldHere: true, stage: "cancelled" })).toBe(false);
  });

  test("what the merchant ships himself can be given to a warehouse again, and not be taken twice", () => {
    const kept = { stage: "done_elsewhere", isKept: true, hasOpenUnits: true } as const;
    expect(can("keep", kept)).toBe(false);
    expect(can("reroute", kept)).toBe(true);
  });

  test("only what lacks stock can wait for it, and once", () => {
    expect(can("wait", { stage: "needs_you" })).toBe(false);
    expect(can("wait", { stage: "needs_you", lacksStock: true })).toBe(true);
    expect(can("wait", { stage: "held", lacksStock: true, waits: true })).toBe(false);
  });

  test("an address can be changed until a warehouse has taken it; where we pack, until it is packed", () => {
    expect(can("edit-address", { parcels: at("requested") })).toBe(true);
    expect(can("edit-address", { parcels: at("dispatched") })).toBe(false);
    expect(can("edit-address", { parcels: [{ stage: "picked", packedHere: true }], hasOpenUnits: true })).toBe(true);
    expect(can("edit-address", { parcels: [{ stage: "packed", packedHere: true }], hasOpenUnits: true })).toBe(false);
  });
});

test("a refusal always says why, naming the order", () => {
  const facts = fc.record({
    name: fc.constant("#1"),
    stage: fc.constantFrom(...Object.values(OrderStage)),
    parcels: fc.array(fc.record({ stage: fc.constantFrom(...PARCEL_STAGES), packedHere: fc.boolean() }), { maxLength: 3 }),
    hasOpenUnits: fc.boolean(),
    isHeldHere: fc.boolean(),
    isHeldInShopify: fc.boolean(),
    gates: fc.array(fc.record({ final: fc.boolean() }), { maxLength: 2 }),
    isKept: fc.boolean(),
    lacksStock: fc.boolean(),
    waits: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom(...ORDER_ACTIONS), (some, action) => {
      const why = whyNot(action, some);
      if (why) expect(why).toMatchObject({ args: { order: "#1" } });
    }),
  );
});

test("a parcel can be cancelled until some of it has left", () => {
  expect(PARCEL_STAGES.filter((stage) => canCancelParcel({ stage }))).toEqual([
    "planned",
    "requested",
    "exception",
    "dispatched",
    "picked",
    "packed",
  ]);
});
