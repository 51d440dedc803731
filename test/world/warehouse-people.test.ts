import { beforeEach, describe, expect, test } from "vitest";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { shipOrdersAgain } from "#app/fulfillment/reconcile/ship-again.server.ts";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { ada } from "../support/ada.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { inEnglish } from "../support/in-english.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeEach(() => shop().shipbob.setAutoShip(false));

const people = () => shop().shipbob.people;
const poll = () => pollWarehouses(shop().shop);

/** An order that ShipBob has and has not begun with; its reference there. */
async function atShipBob(wanted: Record<string, number>): Promise<{ order: OrderRecord; reference: string }> {
  const order = shop().buys(wanted);
  await orders.parcelsReach(order, "dispatched");
  return { order, reference: `waybill-${order.id}-1` };
}

/** The same, once it has left and Shopify knows. */
async function shipped(wanted: Record<string, number>) {
  const placed = await atShipBob(wanted);
  people().ship({ reference: placed.reference });
  await orders.fulfilled(placed.order);
  return placed;
}

const timeline = async (order: OrderRecord, event: string) => {
  const entries = await shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event } }));
  return entries.map(({ message }) => inEnglish(message));
};
const copyOfLine = (order: OrderRecord) => shop().read((db) => db.orderLine.findFirstOrThrow({ where: { orderId: BigInt(order.id) } }));
const unitsFulfilled = (order: OrderRecord) =>
  order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .reduce((sum, { quantity }) => sum + quantity, 0);
const numbersInShopify = (order: OrderRecord) =>
  order.fulfillments.filter(({ status }) => status === "SUCCESS").flatMap(({ tracking }) => tracking.map(({ number }) => number));
const numbersHere = async (order: OrderRecord) =>
  (await orders.parcels(order)).flatMap(({ shipments }) => shipments.flatMap(({ trackingNumbers }) => trackingNumbers));

describe("a warehouse that does not ship what it was asked to", () => {
  test("refuses an order at import: a person is told why, and it goes elsewhere", async () => {
    people().reject({ reason: "Order was rejected: prohibited goods" });
    const order = shop().buys({ "BOB-1": 1 });
    expect(await orders.asksForPerson(order, "parcel.rejected")).toBe(
      `ShipBob Manchester didn't take ${order.name}: ShipBob refused the order: Order was rejected: prohibited goods`,
    );
    expect(await rerouteOrder(shop().shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });
    await orders.parcelsReach(order, "dispatched");
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("sends an order to review: it is told although no webhook says so, and over once it works on it again", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 1 });
    people().review({ reference, reason: "Address could not be validated" });
    await poll();
    expect(await orders.asksForPerson(order, "parcel.on-hold")).toBe(
      `ShipBob Manchester holds ${order.name}: Address could not be validated.`,
    );
    expect(await timeline(order, "held-by-warehouse")).toEqual(["Put the parcel on hold: Address could not be validated."]);
    people().release({ reference });
    await poll();
    await orders.isNoLongerAsked(order, "parcel.on-hold");
    await orders.reaches(order, "at_warehouse");
    people().ship({ reference });
    await orders.fulfilled(order);
  });

  test("holds an order that a person then has routed anew: it is called off there, and leaves once", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 1 });
    people().hold({ reference, reason: "Box is too small" });
    await orders.asksForPerson(order, "parcel.on-hold");
    expect(await rerouteOrder(shop().shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });
    await orders.isNoLongerAsked(order, "parcel.on-hold");
    await eventually(() => orders.sent(order).length === 2);
    const held = shop()
      .shipbob.state()
      .orders.find(({ reference_id }) => reference_id === reference);
    expect(held?.status).toBe("Cancelled");
    people().ship({ reference: `waybill-${order.id}-2` });
    await orders.fulfilled(order);
    expect(unitsFulfilled(order)).toBe(1);
  });

  test("ships short: what left is told once, and what is missing is a person's to decide and is shipped once", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 3 });
    people()["ship-short"]({ reference, lines: [{ sku: "BOB-1", quantity: 1 }] });
    await orders.parcelsReach(order, "partly_shipped");
    await poll();
    expect(await orders.asksForPerson(order, "order.short")).toBe(
      `ShipBob Manchester shipped ${order.name} without 2 × The BOB-1. Re-route what is missing, or refund it in Shopify.`,
    );
    await orders.parcelsReach(order, "shipped");
    await eventually(() => unitsFulfilled(order) === 1);
    expect(orders.sent(order)).toHaveLength(1);

    await eventually(() => order.fulfillmentOrders.some(({ status }) => status === "INCOMPLETE" || status === "OPEN"));
    expect(await eventually(async () => (await rerouteOrder(shop().shop, BigInt(order.id), ada)).outcome === "started")).toBe(true);
    await orders.isNoLongerAsked(order, "order.short");
    await eventually(() => orders.sent(order).length === 2);
    people().ship({ reference: `waybill-${order.id}-2` });
    await orders.fulfilled(order);
    expect(unitsFulfilled(order)).toBe(3);
  });

  test("ships short: once what is missing was refunded nobody is asked, though the rest still waits at another warehouse", async () => {
    const { order } = await atShipBob({ "BOB-1": 2, "HOME-1": 1 });
    people()["ship-short"]({ reference: orders.sent(order)[0]?.reference ?? "", lines: [{ sku: "BOB-1", quantity: 1 }] });
    await poll();
    await orders.asksForPerson(order, "order.short");
    await eventually(() => unitsFulfilled(order) === 1);
    await owner.removes(order.id, order.lines.find(({ sku }) => sku === "BOB-1")?.id ?? 0, 1);
    await orders.isNoLongerAsked(order, "order.short");
    expect((await orders.parcels(order)).map(({ stage }) => stage).toSorted()).toEqual(["dispatched", "shipped"]);
  });

  test("splits an order over days: each box is told when it leaves, and nobody is asked", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 3 });
    people().split({ reference, shipments: [[{ sku: "BOB-1", quantity: 2 }], [{ sku: "BOB-1", quantity: 1 }]] });
    shop().shipbob.setAutoShip(true);
    await eventually(() => unitsFulfilled(order) === 2);
    await poll();
    await orders.parcelsReach(order, "partly_shipped");
    people().ship({ reference });
    await orders.fulfilled(order);
    expect(numbersInShopify(order)).toHaveLength(2);
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id) } }))).toBe(0);
  });

  test("ships under a merged SKU: it is known by its line", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 2, "BOTH-1": 1 });
    people()["swap-sku"]({ reference, from: "BOB-1", to: "BOB-1-NEW" });
    people().ship({ reference });
    await orders.fulfilled(order);
    await orders.parcelsReach(order, "shipped");
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id) } }))).toBe(0);
    // The warehouse knows these goods by the old name no more.
    shop().shipbob.setStock("BOB-1", shop().manchester.id, 50);
  });
});

test("goods that the warehouse names by nothing we asked for are told, and the parcel is no riddle for ever", async () => {
  const { order, reference } = await atShipBob({ "BOB-1": 1 });
  people()["swap-sku"]({ reference, from: "BOB-1", to: "STRANGE-1", forgetsLine: true });
  people().ship({ reference });
  expect(await orders.asksForPerson(order, "parcel.other-goods")).toBe(
    `ShipBob Manchester shipped 1 × STRANGE-1 with ${order.name}, which isn't on it under that SKU. Ask the warehouse what left; then correct the SKU, or tell the buyer.`,
  );
  const left = await shop().read((db) => db.timelineEntry.findFirstOrThrow({ where: { orderId: BigInt(order.id), event: "shipped" } }));
  expect(inEnglish(left.message)).toBe("Shipped 1 × STRANGE-1, which isn't on the order under that SKU.");
  await poll();
  await orders.asksForPerson(order, "order.short");
  expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled"]);
  expect(orders.sent(order)).toHaveLength(1);
  shop().shipbob.setStock("BOB-1", shop().manchester.id, 50);
});

describe("a parcel that does not arrive", () => {
  /** A unit has left and does not reach its buyer: what a person is asked then. */
  async function isAskedAfter(fate: "lose" | "return", cause: "parcel.lost" | "parcel.returned", units = 1) {
    const { order, reference } = await shipped({ "BOB-1": units });
    people()[fate]({ reference });
    // What has just left may still be written down while it is asked about: then the next look tells.
    const stage = fate === "lose" ? "lost" : "returned";
    await eventually(async () => {
      await poll();
      return (await orders.parcels(order)).some((parcel) => parcel.stage === stage);
    });
    return { order, asked: await orders.asksForPerson(order, cause) };
  }

  test("is lost: nothing leaves again without a person's word, and with it just once", async () => {
    const { order, asked } = await isAskedAfter("lose", "parcel.lost");
    expect(asked).toBe(`The parcel of ${order.name} from ShipBob Manchester was lost on its way: 1 × The BOB-1.`);
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["lost"]);
    expect(orders.sent(order)).toHaveLength(1);

    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: false });
    await eventually(() => orders.sent(order).length === 2);
    people().ship({ reference: `waybill-${order.id}-2` });
    await orders.fulfilled(order);
    await eventually(async () => (await orders.parcels(order)).map(({ stage }) => stage).join() === "lost,shipped");
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), resolvedAt: null } }))).toBe(0);
  });

  test("is lost: of what was refunded since, nothing leaves again", async () => {
    const { order } = await isAskedAfter("lose", "parcel.lost", 3);
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 2);
    await eventually(async () => (await copyOfLine(order)).currentQuantity === 1);
    await orders.asksForPerson(order, "parcel.lost");

    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
    await eventually(() => orders.sent(order).length === 2);
    expect(await timeline(order, "ships-again")).toEqual(["Shipped once already, and asked to be shipped again: 1 × The BOB-1."]);
    const again = (await orders.parcels(order)).find(({ reference }) => reference === `waybill-${order.id}-2`);
    expect(again?.lines.map(({ quantity }) => quantity)).toEqual([1]);
    people().ship({ reference: `waybill-${order.id}-2` });
    await eventually(() => unitsFulfilled(order) === 1);
    await eventually(async () => (await orders.parcels(order)).map(({ stage }) => stage).join() === "lost,shipped");
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), resolvedAt: null } }))).toBe(0);
    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: false });
  });

  test("is no question any more once the buyer has been paid back in Shopify", async () => {
    const { order } = await isAskedAfter("lose", "parcel.lost");
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await orders.isNoLongerAsked(order, "parcel.lost");
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("comes back to the warehouse: it is told once, and stays dismissed when the buyer was paid back", async () => {
    const { order, asked } = await isAskedAfter("return", "parcel.returned");
    expect(asked).toBe(`The parcel of ${order.name} was sent back to ShipBob Manchester: 1 × The BOB-1.`);
    const open = await shop().read((db) => db.exception.findMany({ where: { orderId: BigInt(order.id) } }));
    await dismissExceptions(
      shop().shop,
      open.map(({ id }) => id),
      "Paid back",
      ada,
    );
    await poll();
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id) } }))).toBe(1);
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["returned"]);
  });
});

describe("tracking", () => {
  test("corrected by the warehouse, there and back, is what Shopify shows", async () => {
    const { order, reference } = await shipped({ "BOB-1": 1 });
    const [first] = numbersInShopify(order);
    for (const trackingNumber of ["SECOND-1", first ?? ""]) {
      people()["correct-tracking"]({ reference, trackingNumber });
      await poll();
      await eventually(() => numbersInShopify(order).join() === trackingNumber);
      expect(await numbersHere(order)).toEqual([trackingNumber]);
    }
  });

  test("corrected in Shopify stays, until the warehouse says something new", async () => {
    const { order, reference } = await shipped({ "BOB-1": 1 });
    const [fulfillment] = order.fulfillments;
    // Shopify tells the time in whole seconds.
    const told = shop().state.now();
    await eventually(() => shop().state.now() - told > 1500);
    await owner.runs(
      `mutation ($id: ID!) {
         fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: { company: "Evri", number: "BY-HAND-1" }) { userErrors { message } }
       }`,
      { id: `gid://shopify/Fulfillment/${fulfillment?.id ?? 0}` },
    );
    await eventually(async () => {
      await copyOrders(shop().shop, [BigInt(order.id)], {});
      return (await numbersHere(order)).join() === "BY-HAND-1";
    });
    await poll();
    expect(numbersInShopify(order)).toEqual(["BY-HAND-1"]);

    people()["correct-tracking"]({ reference, trackingNumber: "BOB-KNOWS-1", carrier: "RoyalMail" });
    await poll();
    await eventually(() => numbersInShopify(order).join() === "BOB-KNOWS-1");
    expect(fulfillment?.tracking.map(({ company }) => company)).toEqual(["Royal Mail"]);
  });

  test("of several boxes is all of their numbers", async () => {
    const { order, reference } = await atShipBob({ "BOB-1": 2 });
    people().boxes({ reference, trackingNumbers: ["BOX-A", "BOX-B", "BOX-C"] });
    people().ship({ reference });
    await orders.fulfilled(order);
    expect(numbersInShopify(order)).toEqual(["BOX-A", "BOX-B", "BOX-C"]);
    expect(await numbersHere(order)).toEqual(["BOX-A", "BOX-B", "BOX-C"]);
  });
});
