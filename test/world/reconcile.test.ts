import { describe, expect, test } from "vitest";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { shipOrdersAgain } from "#app/fulfillment/reconcile/ship-again.server.ts";
import { ada } from "../support/ada.ts";
import { newId } from "#app/platform/ids.ts";
import { reconcileOrder } from "#app/fulfillment/reconcile-order.server.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { allApplied } from "../support/all-applied.ts";
import { moveFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/rearranging/move-fulfillment-order.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-fulfillment-request.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

describe("a fulfillment cancelled in Shopify after its parcel left", () => {
  test("sends nothing a second time without a person's word, and with it just once", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    const [fulfillment] = await orders.fulfilled(order);
    await owner.cancelsFulfillment(fulfillment?.id ?? 0);

    expect(await orders.asksForPerson(order, "order.shipped-before")).toBe(
      `A fulfillment of ${order.name} was cancelled in Shopify after its parcel had left: 1 × The BOB-1. Waybill sends nothing twice by itself.`,
    );
    expect(orders.sent(order)).toHaveLength(1);
    expect(await orders.timeline(order, "fulfillment-cancelled")).toEqual([await orders.asksForPerson(order, "order.shipped-before")]);
    const { leftBefore } = await readExceptions(shop().shop);
    expect(leftBefore.filter(({ orderName }) => orderName === order.name)).toMatchObject([
      {
        numbers: fulfillment?.tracking.map(({ number }) => number),
        units: [{ title: "The BOB-1", quantity: 1 }],
        end: { as: "cancelled" },
      },
    ]);

    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
    await eventually(() => orders.sent(order).length === 2);
    await orders.isNoLongerAsked(order, "order.shipped-before");
    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: false });
  });

  test("is sent again once asked, and only what is still on the order, when some of it was refunded since", async () => {
    const order = shop().buys({ "BOB-1": 3 });
    const [fulfillment] = await orders.fulfilled(order);
    await owner.cancelsFulfillment(fulfillment?.id ?? 0);
    await orders.asksForPerson(order, "order.shipped-before");
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await eventually(async () => /: 2 × The BOB-1/.test(await orders.asksForPerson(order, "order.shipped-before")));

    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
    await eventually(() => orders.sent(order).length === 2);
    await orders.isNoLongerAsked(order, "order.shipped-before");
    const [, again] = await orders.parcels(order);
    expect(again?.lines.map(({ quantity }) => quantity)).toEqual([2]);
  });

  test("is not sent again by a request for fulfillment either: that is refused, and says why", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    const [fulfillment] = await orders.fulfilled(order);
    await owner.cancelsFulfillment(fulfillment?.id ?? 0);
    await orders.asksForPerson(order, "order.shipped-before");
    const open = order.fulfillmentOrders.find(({ status }) => status !== "CLOSED" && status !== "CANCELLED");
    expect(submitFulfillmentRequest(shop().state, `gid://shopify/FulfillmentOrder/${open?.id ?? 0}`, {}).outcome).toBe("submitted");

    await eventually(() => open?.requestStatus === "REJECTED");
    await orders.asksForPerson(order, "order.shipped-before");
    expect(orders.sent(order)).toHaveLength(1);
    expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
    await eventually(() => orders.sent(order).length === 2);
  });

  test("stays dismissed once a person said that nothing more is to be sent", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    const [fulfillment] = await orders.fulfilled(order);
    await owner.cancelsFulfillment(fulfillment?.id ?? 0);
    await orders.asksForPerson(order, "order.shipped-before");

    const open = await shop().read((db) => db.exception.findMany({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
    await dismissExceptions(
      shop().shop,
      open.map(({ id }) => id),
      "The buyer has it",
      ada,
    );
    await reconcileOrder(shop().shop, BigInt(order.id), { copied: false });
    await orders.isNoLongerAsked(order, "order.shipped-before");
    expect(orders.sent(order)).toHaveLength(1);
  });
});

test("an order that the merchant took back from its warehouse goes once he has moved it away and back there in Shopify, as he is told", async () => {
  shop().shipbob.setAutoShip(false);
  const order = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  const open = () => order.fulfillmentOrders.find(({ status }) => status !== "CLOSED" && status !== "CANCELLED");
  const gidOf = () => `gid://shopify/FulfillmentOrder/${open()?.id ?? 0}`;
  const warehouse = open()?.locationId ?? 0;
  submitCancellationRequest(shop().state, gidOf(), null);
  await orders.asksForPerson(order, "order.called-back");
  await eventually(() => open()?.requestStatus === "UNSUBMITTED");

  await owner.moves(open()?.id ?? 0, shop().shopFloor.id);
  const told = () => shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id) } }));
  await eventually(async () => (await told()).some(({ event }) => event === "kept-by-merchant"));
  await orders.asksForPerson(order, "order.called-back");
  await owner.moves(open()?.id ?? 0, warehouse);
  await orders.isNoLongerAsked(order, "order.called-back");
  await eventually(() => orders.sent(order).length === 2);
  shop().shipbob.setAutoShip(true);
  await orders.fulfilled(order);
});

test("an order that the merchant takes to his own shop while Waybill asks for it again leaves no question", async () => {
  const order = shop().buys({ "BOB-1": 1 });
  const [fulfillment] = await orders.fulfilled(order);
  await owner.cancelsFulfillment(fulfillment?.id ?? 0);
  await orders.asksForPerson(order, "order.shipped-before");

  let taken = false;
  shop().takeOver(({ moment, operation }) => {
    const open = order.fulfillmentOrders.find(({ status }) => status === "OPEN");
    if (taken || moment !== "arrived" || operation !== "SubmitFulfillmentRequest" || !open) return "go on";
    taken = true;
    moveFulfillmentOrder(shop().state, `gid://shopify/FulfillmentOrder/${open.id}`, `gid://shopify/Location/${shop().shopFloor.id}`);
    return "go on";
  });
  expect(await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada)).toMatchObject({ ok: true });
  await eventually(() =>
    shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), cause: "fulfillment-order.refused" } })),
  );
  await orders.isNoLongerAsked(order, "fulfillment-order.refused");
  await orders.reaches(order, "shipped");
  expect(orders.sent(order)).toHaveLength(1);
});

test("the database itself refuses a parcel for units that are in one already", async () => {
  const order = shop().buys({ "HOME-1": 2 });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  const line = parcel?.lines[0];
  if (!parcel || !line) throw new Error("no parcel");
  const again = shop().read((db) =>
    db.parcel.create({
      data: {
        shopId: parcel.shopId,
        id: newId<string>(),
        orderId: parcel.orderId,
        warehouseId: parcel.warehouseId,
        reference: `${parcel.reference}-again`,
        createdAt: new Date(),
        lines: { create: [{ orderLineId: line.orderLineId, sku: line.sku, title: line.title, quantity: 1 }] },
      },
    }),
  );
  await expect(again).rejects.toThrow(/would ship twice/);
});

test("what the merchant fulfils by hand is stopped at its warehouse", async () => {
  shop().shipbob.setAutoShip(false);
  const order = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  const [one] = order.fulfillmentOrders.filter(({ status }) => status === "IN_PROGRESS");
  await owner.fulfils(one?.id ?? 0);
  await eventually(async () => (await orders.parcels(order)).every(({ stage }) => stage === "cancelled"));
  shop().shipbob.setAutoShip(true);
  const at = shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === `waybill-${order.id}-1`);
  expect(JSON.stringify(at)).toMatch(/Cancelled/);
});

describe("what is not Waybill's", () => {
  /** What has moved before it was ever seen where it stood, nobody knows to have moved. */
  async function isCopiedWhole(orderId: number) {
    await eventually(() => shop().read(async (db) => (await db.fulfillmentOrder.count({ where: { orderId: BigInt(orderId) } })) > 0));
    await allApplied();
  }
  const waits = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: ["wait"], waitMinutes: 0 } as const;
  /** An order that waits until its tag holds nothing any more. */
  async function held(lines: Record<string, number>) {
    await saveGates(shop().shop, waits);
    const order = shop().buys(lines, { tags: ["wait"] });
    await orders.reaches(order, "held");
    await isCopiedWhole(order.id);
    return order;
  }

  test("an order that the merchant moved to his own location is his, until he asks for a route", async () => {
    const order = await held({ "BOB-1": 1 });
    const [one] = order.fulfillmentOrders;
    await owner.moves(one?.id ?? 0, shop().shopFloor.id);
    await saveGates(shop().shop, { ...waits, holdTags: [] });
    await orders.reaches(order, "done_elsewhere");
    expect(orders.sent(order)).toHaveLength(0);

    expect(await rerouteOrder(shop().shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });
    await orders.isSent(order);
  });

  test("a part that the merchant moved to his own location is his, and the rest goes", async () => {
    const order = await held({ "BOB-1": 3 });
    const [one] = order.fulfillmentOrders;
    await owner.moves(one?.id ?? 0, shop().shopFloor.id, { lineId: one?.lines[0]?.id ?? 0, quantity: 2 });
    const kept = () => shop().read((db) => db.keptByMerchant.count({ where: { orderId: BigInt(order.id) } }));
    await eventually(async () => (await kept()) === 1);
    await saveGates(shop().shop, { ...waits, holdTags: [] });

    await orders.isSent(order);
    const units = (await orders.parcels(order)).flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
    expect(units).toEqual([1]);
    const [his] = order.fulfillmentOrders.filter(({ status }) => status === "OPEN");
    expect(his?.locationId).toBe(shop().shopFloor.id);

    // Sent is sent before the order is shown as no longer held.
    await eventually(async () => (await rerouteOrder(shop().shop, BigInt(order.id), ada)).outcome === "started");
    await eventually(async () => {
      const live = (await orders.parcels(order)).filter(({ stage }) => stage !== "cancelled" && stage !== "planned");
      return live.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0) === 3;
    });
  });

  test("what only the shop floor holds stays there, and the rest of the order goes", async () => {
    await shop().sells({ title: "Floor lamp", sku: "LAMP-1" });
    await owner.stocks(shop().variants.get("LAMP-1")?.inventoryItemId ?? 0, shop().shopFloor.id, 5);
    const onFloor = { onHand: 5, locationId: BigInt(shop().shopFloor.id) };
    await eventually(() => shop().read(async (db) => (await db.inventoryLevel.count({ where: onFloor })) > 0));
    const order = shop().buys({ "LAMP-1": 1, "BOB-1": 1 });
    await orders.isSent(order);
    const [parcel] = await orders.parcels(order);
    expect(parcel?.lines.map(({ sku }) => sku)).toEqual(["BOB-1"]);
    const [left] = order.fulfillmentOrders.filter(({ status }) => status === "OPEN");
    expect(left?.locationId).toBe(shop().shopFloor.id);
  });
});
