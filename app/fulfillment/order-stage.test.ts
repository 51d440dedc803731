import { describe, expect, test } from "vitest";

import { orderStage } from "./order-stage.ts";

const facts = {
  cancelled: false,
  needsPerson: false,
  held: false,
  elsewhere: false,
  parcels: [],
  waiting: false,
  fulfillmentStatus: "UNFULFILLED",
} as const;

describe("the stage an order is shown at", () => {
  test("an order is only as far as its slowest parcel", () => {
    expect(orderStage({ ...facts, parcels: ["delivered", "shipped"] })).toBe("shipped");
    expect(orderStage({ ...facts, parcels: ["shipped", "dispatched"] })).toBe("at_warehouse");
    expect(orderStage({ ...facts, parcels: ["planned", "planned"] })).toBe("routed");
    expect(orderStage({ ...facts, parcels: ["delivered", "cancelled"] })).toBe("delivered");
  });

  test("an order that needs a person says so, whatever its parcels do", () => {
    expect(orderStage({ ...facts, needsPerson: true, parcels: ["shipped"] })).toBe("needs_you");
    expect(orderStage({ ...facts, needsPerson: true, parcels: ["exception", "shipped"] })).toBe("needs_you");
  });

  test("an order whose parcel a warehouse refused, and that a person has put aside, needs nobody and is at no warehouse", () => {
    expect(orderStage({ ...facts, parcels: ["exception", "shipped"] })).toBe("received");
  });

  test("an order that something keeps from its warehouse says so, unless a person is needed or it is over", () => {
    expect(orderStage({ ...facts, held: true })).toBe("held");
    expect(orderStage({ ...facts, held: true, needsPerson: true })).toBe("needs_you");
    expect(orderStage({ ...facts, held: true, fulfillmentStatus: "FULFILLED" })).toBe("done_elsewhere");
  });

  test("an order that was fulfilled without Waybill is not shown as work", () => {
    expect(orderStage({ ...facts, fulfillmentStatus: "FULFILLED" })).toBe("done_elsewhere");
    expect(orderStage(facts)).toBe("received");
  });
});
