import { describe, expect, test } from "vitest";

import { type FulfillmentOrderState, waitingFulfillmentOrders } from "./waiting-fulfillment-orders.ts";

const open: FulfillmentOrderState = {
  id: 1n,
  assignedLocationId: 5n,
  status: "OPEN",
  requestStatus: "UNSUBMITTED",
  supportedActions: ["MOVE", "HOLD"],
  onHoldReasons: [],
  deliveryMethod: null,
  lines: [{ remainingQuantity: 2, requiresShipping: true }],
};

const ids = (orders: readonly FulfillmentOrderState[], complete = true) => {
  const answer = waitingFulfillmentOrders(orders, complete);
  return answer.outcome === "ready" ? answer.waiting.map((order) => order.id) : answer.reason;
};

describe("when an order's turn has come", () => {
  test("an order is not planned before Shopify's own routing is complete", () => {
    expect(ids([open], false)).toBe("order-routing");
    expect(ids([], true)).toBe("order-routing");
  });

  test("an order whose buyer is still offered something after payment is not planned", () => {
    expect(ids([{ ...open, status: "ON_HOLD", onHoldReasons: ["ONLINE_STORE_POST_PURCHASE_CROSS_SELL"] }])).toBe("post-purchase");
  });

  test("what the merchant holds stays where it is, and the rest of the order goes on", () => {
    expect(ids([open, { ...open, id: 2n, status: "ON_HOLD", onHoldReasons: ["HIGH_RISK_OF_FRAUD"] }])).toEqual([1n]);
  });

  test("what a warehouse has been asked for is not planned again", () => {
    for (const requestStatus of ["SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"]) {
      expect(ids([{ ...open, requestStatus }])).toEqual([]);
    }
  });

  test("what is left of an order of which a part was shipped by hand waits, unless somebody works on it", () => {
    const partLeft = { ...open, status: "IN_PROGRESS", supportedActions: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD"] };
    expect(ids([partLeft])).toEqual([1n]);
    expect(ids([{ ...partLeft, supportedActions: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"] }])).toEqual([]);
    expect(ids([{ ...partLeft, requestStatus: "ACCEPTED" }])).toEqual([]);
  });

  test("what Shopify does not let us move or request is left alone", () => {
    expect(ids([{ ...open, supportedActions: ["EXTERNAL"] }])).toEqual([]);
  });

  test("gift cards and other lines without shipping wait for nobody", () => {
    expect(ids([{ ...open, lines: [{ remainingQuantity: 1, requiresShipping: false }] }])).toEqual([]);
  });
});
