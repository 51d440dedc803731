import fc from "fast-check";
import { expect, test } from "vitest";
import { aSmallShop, type SmallShop } from "#test/sandbox/a-small-shop.ts";
import { findLevel } from "../inventory/find-level.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../state/order-record.ts";
import { toGid } from "../state/gid.ts";
import { placeOrder } from "../state/place-order.ts";
import { actionsOf } from "./actions-of.ts";
import { answerCancellationRequest } from "./requests/answer-cancellation-request.ts";
import { answerFulfillmentRequest } from "./requests/answer-fulfillment-request.ts";
import { cancelFulfillment } from "./shipping/cancel-fulfillment.ts";
import { cancelFulfillmentOrder } from "./requests/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "./requests/close-fulfillment-order.ts";
import { createFulfillment } from "./shipping/create-fulfillment.ts";
import { liftHolds } from "./holds/lift-holds.ts";
import { mergeFulfillmentOrders } from "./rearranging/merge-fulfillment-orders.ts";
import { moveFulfillmentOrder } from "./rearranging/move-fulfillment-order.ts";
import { openFulfillmentOrder } from "./progress/open-fulfillment-order.ts";
import { placeHold } from "./holds/place-hold.ts";
import { reportProgress } from "./progress/report-progress.ts";
import { routeOrder } from "./routing/route-order.ts";
import { splitFulfillmentOrders } from "./rearranging/split-fulfillment-orders.ts";
import { submitCancellationRequest } from "./requests/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "./requests/submit-fulfillment-request.ts";
import type { FulfillmentOrderAction } from "./supported-actions.ts";

type Step = { act: keyof typeof acts; which: number; part: boolean };

/** One unit of the first line that is left, or everything. */
const someOf = (one: FulfillmentOrderRecord, part: boolean) => {
  const line = one.lines.find(({ remainingQuantity }) => remainingQuantity > 0);
  return part && line ? [{ id: toGid("FulfillmentOrderLineItem", line.id), quantity: 1 }] : undefined;
};

type Act = (shop: SmallShop, one: FulfillmentOrderRecord, part: boolean) => { outcome: string };

/** Each act with the action that Shopify lists for it; the service's own answers have none. */
const acts = {
  move: (shop, one, part) =>
    moveFulfillmentOrder(
      shop.state,
      gid(one),
      toGid("Location", one.locationId === shop.shop.id ? shop.warehouse.id : shop.shop.id),
      someOf(one, part),
    ),
  split: (shop, one) =>
    splitFulfillmentOrders(shop.state, [{ fulfillmentOrderId: gid(one), fulfillmentOrderLineItems: someOf(one, true) ?? [] }]),
  merge: (shop, one, part) =>
    mergeFulfillmentOrders(shop.state, [
      one.order.fulfillmentOrders
        .filter((other) => other.locationId === one.locationId && actionsOf(shop.state, other).includes("MERGE"))
        .map((other) => ({ fulfillmentOrderId: gid(other), fulfillmentOrderLineItems: someOf(other, part) ?? null })),
    ]),
  hold: (shop, one, part) =>
    placeHold(shop.state, gid(one), {
      reason: "OTHER",
      handle: String(one.holds.length),
      fulfillmentOrderLineItems: someOf(one, part && one.holds.length === 0) ?? null,
    }),
  release: (shop, one) => liftHolds(shop.state, gid(one), {}),
  open: (shop, one) => openFulfillmentOrder(shop.state, gid(one)),
  progress: (shop, one) => reportProgress(shop.state, gid(one), null),
  submit: (shop, one, part) => submitFulfillmentRequest(shop.state, gid(one), { fulfillmentOrderLineItems: someOf(one, part) ?? null }),
  accept: (shop, one) => answerFulfillmentRequest(shop.state, gid(one), { answer: "accept" }),
  reject: (shop, one) => answerFulfillmentRequest(shop.state, gid(one), { answer: "reject", reason: "OTHER" }),
  cancelRequest: (shop, one) => submitCancellationRequest(shop.state, gid(one), null),
  acceptCancel: (shop, one) => answerCancellationRequest(shop.state, gid(one), "accept", null),
  rejectCancel: (shop, one) => answerCancellationRequest(shop.state, gid(one), "reject", null),
  cancel: (shop, one) => cancelFulfillmentOrder(shop.state, gid(one)),
  close: (shop, one) => closeFulfillmentOrder(shop.state, gid(one), null),
  ship: (shop, one, part) =>
    createFulfillment(shop.state, {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gid(one), fulfillmentOrderLineItems: someOf(one, part) ?? null }],
    }),
  unship: (shop, one) =>
    cancelFulfillment(shop.state, toGid("Fulfillment", one.order.fulfillments.findLast(({ status }) => status === "SUCCESS")?.id ?? 0)),
} satisfies Record<string, Act>;

const LISTED: Partial<Record<keyof typeof acts, FulfillmentOrderAction>> = {
  move: "MOVE",
  split: "SPLIT",
  hold: "HOLD",
  release: "RELEASE_HOLD",
  open: "MARK_AS_OPEN",
  progress: "REPORT_PROGRESS",
  submit: "REQUEST_FULFILLMENT",
  cancelRequest: "REQUEST_CANCELLATION",
  ship: "CREATE_FULFILLMENT",
};

const gid = (one: FulfillmentOrderRecord) => toGid("FulfillmentOrder", one.id);

const step = fc.record<Step>({
  act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
  which: fc.nat(7),
  part: fc.boolean(),
});

function anOrder(shop: SmallShop): OrderRecord {
  const order = placeOrder(shop.state, {
    source: "control",
    email: "buyer@example.com",
    shippingAddress: shop.address,
    lines: [
      { variant: shop.mug, quantity: 3 },
      { variant: shop.plate, quantity: 2 },
    ],
  });
  routeOrder(shop.state, order);
  return order;
}

test("whatever is done in whatever order, no unit is lost or made, and stock is committed exactly for what is still to ship", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const shop = aSmallShop();
      const order = anOrder(shop);
      for (const { act, which, part } of steps) {
        const one = order.fulfillmentOrders[which % order.fulfillmentOrders.length];
        if (!one) continue;
        const listed = LISTED[act];
        const allowed = listed === undefined || actionsOf(shop.state, one).includes(listed);
        const before = JSON.stringify(
          order.fulfillmentOrders.map(({ status, requestStatus, lines }) => [
            status,
            requestStatus,
            lines.map(({ remainingQuantity }) => remainingQuantity),
          ]),
        );
        const { outcome } = acts[act](shop, one, part);
        if (!allowed) expect(outcome, `${act} while ${one.status}/${one.requestStatus}`).toBe("refused");
        if (outcome === "refused")
          expect(
            JSON.stringify(
              order.fulfillmentOrders.map(({ status, requestStatus, lines }) => [
                status,
                requestStatus,
                lines.map(({ remainingQuantity }) => remainingQuantity),
              ]),
            ),
          ).toBe(before);
        expectNothingLost(shop, order);
      }
      shop.state.clock.stop();
    }),
    { numRuns: 300 },
  );
});

function expectNothingLost({ state, shop, warehouse }: SmallShop, order: OrderRecord): void {
  for (const line of order.lines) {
    const open = order.fulfillmentOrders.flatMap((one) => one.lines.filter((part) => part.line === line).map((part) => ({ one, part })));
    const left = open.reduce((sum, { part }) => sum + part.remainingQuantity, 0);
    expect(left + line.fulfilledQuantity).toBe(line.quantity);
    for (const { one, part } of open) {
      expect(part.remainingQuantity).toBeGreaterThanOrEqual(0);
      if (one.status === "CLOSED" || one.status === "CANCELLED") expect(part.remainingQuantity).toBe(0);
    }
    for (const location of [shop, warehouse]) {
      const here = open.filter(({ one }) => one.locationId === location.id).reduce((sum, { part }) => sum + part.remainingQuantity, 0);
      expect(findLevel(state, line.variant?.inventoryItemId ?? 0, location.id)?.committed ?? 0).toBe(here);
    }
    const onHand = [...(state.inventory.get(line.variant?.inventoryItemId ?? 0)?.values() ?? [])].reduce(
      (sum, level) => sum + level.available + level.committed,
      0,
    );
    expect(onHand).toBe((line.sku === "MUG" ? 20 : 10) - line.fulfilledQuantity);
  }
}

test("a parcel's way: moved to the service, asked, accepted, shipped, and Shopify closes what is done", () => {
  const shop = aSmallShop();
  const { state, told } = shop;
  const order = anOrder(shop);
  const [one] = order.fulfillmentOrders;
  if (!one) throw new Error("not routed");
  expect(one.locationId).toBe(shop.warehouse.id);

  expect(submitFulfillmentRequest(state, gid(one), {}).outcome).toBe("submitted");
  expect(actionsOf(state, one)).toEqual(["CANCEL_FULFILLMENT_ORDER"]);
  expect(moveFulfillmentOrder(state, gid(one), toGid("Location", shop.shop.id)).outcome).toBe("refused");
  expect(answerFulfillmentRequest(state, gid(one), { answer: "accept" }).outcome).toBe("answered");
  expect([one.status, one.requestStatus]).toEqual(["IN_PROGRESS", "ACCEPTED"]);

  const input = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gid(one) }], trackingInfo: { company: "Royal Mail", number: "RM1" } };
  expect(createFulfillment(state, input).outcome).toBe("created");
  expect([one.status, one.requestStatus]).toEqual(["CLOSED", "CLOSED"]);
  expect(createFulfillment(state, input).outcome).toBe("refused");
  expect(
    state.ledger
      .entries("shopify")
      .filter(({ effect }) => effect === "fulfillment.created")
      .map(({ reference }) => reference),
  ).toEqual(["RM1"]);
  expect(told.map(({ topic }) => topic)).toEqual([
    "customers/create",
    "customers/update",
    "orders/create",
    "order_transactions/create",
    "orders/paid",
    // Available stock went down for both lines when they were committed; nothing is told when committed stock leaves.
    "inventory_levels/update",
    "inventory_levels/update",
    "fulfillment_orders/order_routing_complete",
    "fulfillment_orders/fulfillment_request_submitted",
    "fulfillment_orders/fulfillment_request_accepted",
    "orders/updated",
    "fulfillments/create",
    "orders/fulfilled",
    "orders/updated",
  ]);
  state.clock.stop();
});

test("a request that the merchant took back can't be accepted any more, and its work goes on under a new id", () => {
  const shop = aSmallShop();
  const order = anOrder(shop);
  const [one] = order.fulfillmentOrders;
  if (!one) throw new Error("not routed");
  submitFulfillmentRequest(shop.state, gid(one), {});
  const cancelled = cancelFulfillmentOrder(shop.state, gid(one));
  expect(cancelled.outcome).toBe("cancelled");
  expect(answerFulfillmentRequest(shop.state, gid(one), { answer: "accept" }).outcome).toBe("refused");
  const replacement = order.fulfillmentOrders.at(-1);
  expect([replacement?.status, replacement?.requestStatus, replacement?.lines.length]).toEqual(["OPEN", "UNSUBMITTED", 2]);
  shop.state.clock.stop();
});
