import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { FulfillmentOrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { scheduleFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/progress/open-when-due.ts";
import { eachInAShop } from "./each-in-a-shop.ts";
import { anOrderOf, gidOf, glance } from "./an-order-there.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const { shop, merchant } = eachInAShop();

const first = (order: { fulfillmentOrders: FulfillmentOrderRecord[] }) => {
  const [one] = order.fulfillmentOrders;
  if (!one) throw new Error("not routed");
  return one;
};
const lineOf = (one: FulfillmentOrderRecord) => toGid("FulfillmentOrderLineItem", one.lines[0]?.id ?? 0);

const CANCEL = `mutation ($id: ID!) { fulfillmentOrderCancel(id: $id) {
  fulfillmentOrder { status requestStatus lineItems(first: 5) { nodes { id } } } replacementFulfillmentOrder { id status lineItems(first: 5) { nodes { id } } }
  userErrors { field message } } }`;
const SUBMIT = "mutation ($id: ID!) { fulfillmentOrderSubmitFulfillmentRequest(id: $id) { userErrors { field message } } }";
const ASK_BACK = "mutation ($id: ID!) { fulfillmentOrderSubmitCancellationRequest(id: $id) { userErrors { message } } }";
const ACCEPT = "mutation ($id: ID!) { fulfillmentOrderAcceptFulfillmentRequest(id: $id) { userErrors { message } } }";
const GIVE_BACK = `mutation ($id: ID!) { fulfillmentOrderAcceptCancellationRequest(id: $id) { fulfillmentOrder {
  status requestStatus lineItems(first: 5) { nodes { totalQuantity remainingQuantity } } } userErrors { message } } }`;
const HOLD = `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
  remainingFulfillmentOrder { id } userErrors { field message code } } }`;
const RELEASE = "mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }";
const MOVE = `mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) {
  movedFulfillmentOrder { id } userErrors { field message code } } }`;
const SPLIT = `mutation ($splits: [FulfillmentOrderSplitInput!]!) { fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) {
  fulfillmentOrderSplits { remainingFulfillmentOrder { id } } userErrors { field message code } } }`;
const MERGE = `mutation ($merges: [FulfillmentOrderMergeInput!]!) { fulfillmentOrderMerge(fulfillmentOrderMergeInputs: $merges) {
  fulfillmentOrderMerges { fulfillmentOrder { id } } userErrors { field message code } } }`;
const CLOSE = "mutation ($id: ID!) { fulfillmentOrderClose(id: $id) { userErrors { field message } } }";
const RESCHEDULE = `mutation ($id: ID!, $at: DateTime!) { fulfillmentOrderReschedule(id: $id, fulfillAt: $at) {
  fulfillmentOrder { status fulfillAt } userErrors { field message } } }`;
const OPEN = "mutation ($id: ID!) { fulfillmentOrderOpen(id: $id) { fulfillmentOrder { status } userErrors { field message } } }";
const DEADLINE = `mutation ($ids: [ID!]!, $by: DateTime!) {
  fulfillmentOrdersSetFulfillmentDeadline(fulfillmentOrderIds: $ids, fulfillmentDeadline: $by) { success userErrors { message } } }`;

describe("a cancellation", () => {
  test("that the warehouse grants leaves a CLOSED fulfillment order with its lines at 0, and the work in a new one", async () => {
    const order = anOrderOf(shop(), { mugs: 1, plates: 2 });
    const one = first(order);
    const id = gidOf(one);
    await merchant(SUBMIT, { id });
    await merchant(ACCEPT, { id });
    await merchant(ASK_BACK, { id });
    const answer = await merchant(GIVE_BACK, { id });
    expect(answer.at("fulfillmentOrderAcceptCancellationRequest.fulfillmentOrder")).toMatchObject({
      status: "CLOSED",
      requestStatus: "CANCELLATION_ACCEPTED",
      lineItems: { nodes: [{ totalQuantity: 0, remainingQuantity: 0 }, { totalQuantity: 0 }] },
    });
    expect(order.fulfillmentOrders.slice(1).map(glance)).toEqual([["OPEN", "UNSUBMITTED", ["1/1", "2/2"]]]);
  });

  test("of the merchant's own open work closes it and starts it anew, with the same lines", async () => {
    const order = anOrderOf(shop(), { mugs: 2 });
    const line = lineOf(first(order));
    const answer = await merchant(CANCEL, { id: gidOf(first(order)) });
    expect(answer.at("fulfillmentOrderCancel")).toMatchObject({
      fulfillmentOrder: { status: "CLOSED", requestStatus: "UNSUBMITTED", lineItems: { nodes: [] } },
      replacementFulfillmentOrder: { status: "OPEN", lineItems: { nodes: [{ id: line }] } },
      userErrors: [],
    });
    const again = await merchant(CANCEL, { id: gidOf(first(order)) });
    expect(again.at("fulfillmentOrderCancel.userErrors")).toEqual([
      { field: null, message: "Fulfillment order is not in cancelable request state and can't be canceled." },
    ]);
  });
});

describe("a hold", () => {
  test("of a part gives the units back when it is released, and what was split off is CLOSED at 0", async () => {
    const order = anOrderOf(shop(), { mugs: 3 });
    const one = first(order);
    const hold = { reason: "OTHER", fulfillmentOrderLineItems: [{ id: lineOf(one), quantity: 1 }] };
    await merchant(HOLD, { id: gidOf(one), hold });
    expect(order.fulfillmentOrders.map(glance)).toEqual([
      ["ON_HOLD", "UNSUBMITTED", ["1/1"]],
      ["OPEN", "UNSUBMITTED", ["2/2"]],
    ]);
    await merchant(RELEASE, { id: gidOf(one) });
    expect(order.fulfillmentOrders.map(glance)).toEqual([
      ["OPEN", "UNSUBMITTED", ["3/3"]],
      ["CLOSED", "UNSUBMITTED", ["0/0"]],
    ]);
  });

  test("of nothing, or of a line twice, is refused in Shopify's words", async () => {
    const one = first(anOrderOf(shop(), { mugs: 3 }));
    const asked = async (...quantities: number[]) => {
      const hold = { reason: "OTHER", fulfillmentOrderLineItems: quantities.map((quantity) => ({ id: lineOf(one), quantity })) };
      return (await merchant(HOLD, { id: gidOf(one), hold })).at("fulfillmentOrderHold.userErrors.0.message");
    };
    expect(await asked(0)).toBe("You must select at least one item to place on partial hold.");
    expect(await asked(1, 1)).toBe("must contain unique line item ids");
  });
});

describe("moving, splitting and merging", () => {
  test("a move is refused to nowhere and while a warehouse has the request", async () => {
    const one = first(anOrderOf(shop(), { plates: 1 }));
    const moved = async (to: string) => (await merchant(MOVE, { id: gidOf(one), to })).at("fulfillmentOrderMove.userErrors");
    expect(await moved("gid://shopify/Location/1")).toEqual([{ field: ["id"], message: "Location not found.", code: null }]);
    await merchant(SUBMIT, { id: gidOf(one) });
    expect(await moved(toGid("Location", shop().shop.id))).toEqual([
      { field: null, message: "Cannot move submitted fulfillment order that is at a 3PL fulfillment service.", code: null },
    ]);
  });

  test("one bad entry and nothing of a batch is split", async () => {
    const one = first(anOrderOf(shop(), { mugs: 2 }));
    const other = first(anOrderOf(shop(), { mugs: 2 }));
    const split = (of: FulfillmentOrderRecord, quantity: number) => ({
      fulfillmentOrderId: gidOf(of),
      fulfillmentOrderLineItems: [{ id: lineOf(of), quantity }],
    });
    const answer = await merchant(SPLIT, { splits: [split(one, 1), split(other, 3)] });
    expect(answer.at("fulfillmentOrderSplit")).toEqual({
      fulfillmentOrderSplits: null,
      userErrors: [{ field: null, message: "Invalid fulfillment order line item quantity requested.", code: null }],
    });
    expect([one, other].map(({ order }) => order.fulfillmentOrders.length)).toEqual([1, 1]);
  });

  test("a merge takes only the units that were asked for, into the first that was named", async () => {
    const order = anOrderOf(shop(), { mugs: 4 });
    const one = first(order);
    await merchant(SPLIT, {
      splits: [{ fulfillmentOrderId: gidOf(one), fulfillmentOrderLineItems: [{ id: lineOf(one), quantity: 2 }] }],
    });
    const other = order.fulfillmentOrders[1];
    if (!other) throw new Error("not split");
    const part = { fulfillmentOrderId: gidOf(other), fulfillmentOrderLineItems: [{ id: lineOf(other), quantity: 1 }] };
    const answer = await merchant(MERGE, { merges: [{ mergeIntents: [{ fulfillmentOrderId: gidOf(one) }, part] }] });
    expect(answer.at("fulfillmentOrderMerge.fulfillmentOrderMerges.0.fulfillmentOrder.id")).toBe(gidOf(one));
    expect(order.fulfillmentOrders.map(glance)).toEqual([
      ["OPEN", "UNSUBMITTED", ["3/3"]],
      ["OPEN", "UNSUBMITTED", ["1/1"]],
    ]);
  });
});

describe("what is not possible", () => {
  test("an id of nothing is an error of the whole field, except where Shopify tells it politely", async () => {
    const id = "gid://shopify/FulfillmentOrder/0";
    for (const query of [CANCEL, SUBMIT, ACCEPT, GIVE_BACK, CLOSE, RELEASE, OPEN])
      expect((await merchant(query, { id })).errors, query).toMatchObject([
        { message: `Invalid id: ${id}`, extensions: { code: "RESOURCE_NOT_FOUND" } },
      ]);
    const split = { fulfillmentOrderId: id, fulfillmentOrderLineItems: [{ id: "gid://shopify/FulfillmentOrderLineItem/1", quantity: 1 }] };
    expect((await merchant(SPLIT, { splits: [split] })).at("fulfillmentOrderSplit.userErrors")).toEqual([
      { field: null, message: "Fulfillment order does not exist.", code: "FULFILLMENT_ORDER_NOT_FOUND" },
    ]);
  });

  test("nobody can be asked to ship what is at the merchant's own location, and only work in progress is given up", async () => {
    const own = { id: gidOf(first(anOrderOf(shop(), { mugs: 1 }))) };
    const message = "The fulfillment order's assigned fulfillment service must be of api type";
    expect((await merchant(SUBMIT, own)).at("fulfillmentOrderSubmitFulfillmentRequest.userErrors")).toEqual([{ field: ["id"], message }]);
    expect((await merchant(CLOSE, own)).at("fulfillmentOrderClose.userErrors")).toEqual([{ field: null, message }]);
    const there = { id: gidOf(first(anOrderOf(shop(), { plates: 1 }))) };
    expect((await merchant(CLOSE, there)).at("fulfillmentOrderClose.userErrors.0.message")).toBe(
      "The fulfillment order is not in an in progress state.",
    );
  });
});

describe("time", () => {
  test("a scheduled fulfillment order can be put off, opens by itself when its time comes, and can be opened before", async () => {
    const one = first(anOrderOf(shop(), { mugs: 1 }));
    const id = gidOf(one);
    const in3Days = shop().state.clock.now().add({ hours: 72 });
    expect((await merchant(RESCHEDULE, { id, at: in3Days.toString() })).at("fulfillmentOrderReschedule.userErrors.0.message")).toBe(
      "Fulfillment order must be scheduled.",
    );
    scheduleFulfillmentOrder(shop().state, one, shop().state.now() + 3_600_000);
    await merchant(RESCHEDULE, { id, at: in3Days.toString() });
    shop().state.clock.advance(Temporal.Duration.from({ hours: 2 }));
    expect(one.status).toBe("SCHEDULED");
    shop().state.clock.advance(Temporal.Duration.from({ hours: 71 }));
    await eventuallyHolds(() => expect(one.status).toBe("OPEN"));
    expect(shop().told.map(({ topic }) => topic)).toContain("fulfillment_orders/scheduled_fulfillment_order_ready");
    expect((await merchant(OPEN, { id })).at("fulfillmentOrderOpen.userErrors.0.message")).toBe(
      "Expected fulfillment order status to be valid but it was open.",
    );
  });

  test("a deadline is kept in whole seconds", async () => {
    const one = first(anOrderOf(shop(), { mugs: 1 }));
    const set = await merchant(DEADLINE, { ids: [gidOf(one)], by: "2030-07-14T12:22:11.690Z" });
    expect(set.at("fulfillmentOrdersSetFulfillmentDeadline.success")).toBe(true);
    const read = await merchant("query ($id: ID!) { fulfillmentOrder(id: $id) { fulfillBy } }", { id: gidOf(one) });
    expect(read.at("fulfillmentOrder.fulfillBy")).toBe("2030-07-14T12:22:11Z");
  });
});
