import { afterAll, beforeAll, expect, test } from "vitest";
import { sayPromise } from "#app/fulfillment/delivery-promise/keep-promise.server.ts";
import { auditOverdue } from "#app/fulfillment/delivery-promise/audit-promise.server.ts";
import { dayOf, isoOf } from "#app/fulfillment/delivery-promise/delivery-calendar.ts";
import { noteSaid } from "#app/fulfillment/delivery-promise/said-promise.server.ts";
import { StoredArrival, StoredParcels } from "#app/fulfillment/delivery-promise/stored-promise.ts";
import { learnDelivery } from "#app/fulfillment/delivery-promise/learn-delivery.server.ts";
import { loadOrder } from "#app/fulfillment/load-order.server.ts";
import { routableOrder } from "#app/fulfillment/plan/routable-order.ts";
import { recordShipment } from "#app/fulfillment/tracking/record-shipment.server.ts";
import { decide } from "#app/offers/serving/decide.server.ts";
import { readBuyersOrder } from "#app/offers/serving/read-buyers-order.server.ts";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { inEnglish } from "../support/in-english.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);

async function promiseOf(orderId: bigint) {
  const promise = await shop.read((db) => db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.shop.id, orderId } } }));
  if (!promise) throw new Error("nothing was promised");
  return promise;
}

/** An order that its warehouse has, and what it was promised. */
async function anOrder() {
  const [parcel] = await orders.parcelsReach(shop.buys({ "HOME-1": 1 }), "dispatched");
  if (!parcel) throw new Error("no parcel");
  return { parcel, orderId: parcel.orderId, promise: await promiseOf(parcel.orderId) };
}

type Placed = Awaited<ReturnType<typeof anOrder>>;

/** Its warehouse tells that it left and came, so many days after the planned and the promised one. */
async function arrives({ parcel, promise }: Placed, { leftAfter, cameAfter }: { leftAfter: number; cameAfter: number }) {
  const noon = (date: string, days: number) => `${isoOf(dayOf(date) + days)}T12:00:00.000Z`;
  await recordShipment(shop.shop, parcel.id, {
    warehouseShipmentId: "box-1",
    status: "delivered",
    problem: null,
    lines: [{ sku: "HOME-1", quantity: 1 }],
    carrier: "Royal Mail",
    trackingNumber: null,
    trackingUrl: null,
    shippedAt: noon(parcel.leavesOn ?? "", leftAfter),
    deliveredAt: noon(promise.date, cameAfter),
    events: [],
  });
  return eventually(async () => {
    const judged = await promiseOf(parcel.orderId);
    if (judged.verdict === "pending") throw new Error("not judged yet");
    return judged;
  });
}

test("what a page says of a basket is what the plan keeps with the order, and a date that its plan can keep", async () => {
  const { orderId, promise, parcel } = await anOrder();
  const order = (await shop.read((db) => loadOrder(db, shop.shop, orderId)))!;
  const waiting = order.lines.map((line) => ({
    lines: [{ orderLineId: line.id, inventoryItemId: null, sku: line.sku, remainingQuantity: 1, requiresShipping: true, grams: 100 }],
  }));
  const said = await sayPromise(shop.shop, routableOrder(order, waiting, shop.shop.currency), order);
  expect(said?.date).toBe(promise.date);
  expect(promise).toMatchObject({ confidence: 90, verdict: "pending" });
  expect(promise.date > parcel.leavesOn!).toBe(true);
});

test("what a buyer was told at checkout is what his order keeps, whatever its plan says by then; of another place nothing is kept", async () => {
  const { promise } = await anOrder();
  const told = { ...promise, date: isoOf(dayOf(promise.date) + 3), chance: 0.97 };
  const says = (checkoutToken: string, countryCode: string) =>
    noteSaid(shop.shop, checkoutToken, {
      ...told,
      confidence: 0.9,
      parcels: StoredParcels.parse(told.parcels).map((parcel) => ({ ...parcel, lane: { ...parcel.lane, countryCode, region: "" } })),
      arrival: StoredArrival.parse(told.arrival),
    });
  const { countryCode } = StoredParcels.parse(promise.parcels)[0]!.lane;
  says("told-here", countryCode);
  says("told-elsewhere", "NZ");
  await eventually(() => shop.read(async (db) => (await db.saidPromise.count()) === 2));

  const [here, elsewhere] = await Promise.all(
    ["told-here", "told-elsewhere"].map(async (checkoutToken) => {
      const [parcel] = await orders.parcelsReach(shop.buys({ "HOME-1": 1 }, { checkoutToken }), "dispatched");
      return promiseOf(parcel!.orderId);
    }),
  );
  expect(here).toMatchObject({ date: told.date, chance: 0.97, saidAtCheckout: true, verdict: "pending" });
  expect(elsewhere).toMatchObject({ date: promise.date, saidAtCheckout: false });
  expect((await readOrder(shop.shop, here!.orderId))?.promise).toMatchObject({ date: told.date, saidAtCheckout: true });
});

test("what a buyer is told last at checkout counts, also that there is no date any more", async () => {
  const variantOf = (sku: string) => shop.read(async (db) => String((await db.variant.findFirstOrThrow({ where: { sku } })).id));
  const [home, none] = [await variantOf("HOME-1"), await variantOf("NONE-1")];
  const asks = async (variantIds: readonly string[], more: object = {}) => {
    const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
    const question = { placement: "checkout" as const, lines, visitor: "v", checkoutToken: "told-last", country: "GB", ...more };
    return (await decide(question, { shopDomain: shop.domain, customer: null })).promise?.date;
  };
  const said = () => shop.read((db) => db.saidPromise.findFirst({ where: { checkoutToken: "told-last" } }));
  const isSaid = (date: string | undefined) => eventually(async () => (await said())?.date === date);

  const date = await asks([home]);
  expect(date).toMatch(/^\d{4}-/);
  await isSaid(date);
  // Something comes into the cart that nobody can ship: a pre-order, or what is sold out.
  expect(await asks([home, none])).toBeUndefined();
  await isSaid(undefined);
  await asks([home]);
  await isSaid(date);
  expect(await asks([home], { delivery: "pickup" })).toBeUndefined();
  await isSaid(undefined);
  // And something of which the copy of the shop knows nothing yet.
  expect(await asks([home, "999999999999"])).toBeUndefined();
});

test("a promise is judged when the order arrives, with who broke it; what arrived is learnt from once", async () => {
  const [kept, slow, late] = [await anOrder(), await anOrder(), await anOrder()];

  expect(await arrives(kept, { leftAfter: 0, cameAfter: 0 })).toMatchObject({ verdict: "kept", brokenBy: null });
  expect(await arrives(slow, { leftAfter: 0, cameAfter: 2 })).toMatchObject({ verdict: "broken", brokenBy: "carrier" });
  // It left on the promised day itself: its way is not what took so long.
  const days = dayOf(late.promise.date) - dayOf(late.parcel.leavesOn!);
  expect(await arrives(late, { leftAfter: days, cameAfter: 1 })).toMatchObject({ verdict: "broken", brokenBy: "warehouse" });

  const onPage = await readOrder(shop.shop, late.orderId);
  expect(onPage?.promise).toMatchObject({ date: late.promise.date, confidence: 0.9, verdict: "broken", brokenBy: "warehouse" });
  expect(onPage?.promise?.because.map(inEnglish)).toEqual([expect.stringMatching(/^Our stockroom, leaving .* price zone/)]);
  const all = OrdersFilter.parse({ view: "all", stage: null, warehouse: null, placed: null, after: null, before: null });
  const row = (await readOrders(shop.shop, all)).rows.find(({ id }) => id === String(kept.orderId));
  expect(row?.promise).toMatchObject({ date: kept.promise.date, verdict: "kept" });

  await learnDelivery(shop.shop);
  await learnDelivery(shop.shop);
  const { seen, learnt, threshold } = await shop.read(async (db) => ({
    seen: await db.deliveredShipment.count(),
    learnt: await db.learntDays.findMany({ where: { kind: "transit", region: "*", service: "*" } }),
    threshold: await db.promiseThreshold.findFirst(),
  }));
  expect(seen).toBe(3);
  expect(learnt.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))).toEqual([expect.closeTo(3)]);
  expect(threshold).toMatchObject({ confidence: 90, arrivals: 3 });
});

test("what has not left when its day is over is its warehouse's, without any news of it", async () => {
  const { orderId } = await anOrder();
  await shop.read((db) =>
    db.deliveryPromise.update({ where: { shopId_orderId: { shopId: shop.shop.id, orderId } }, data: { date: "2026-01-05" } }),
  );
  await shop.read((db) => db.parcel.updateMany({ where: { orderId }, data: { leavesOn: "2026-01-02" } }));
  await auditOverdue(shop.shop);
  expect(await promiseOf(orderId)).toMatchObject({ verdict: "broken", brokenBy: "warehouse", deliveredOn: null, surprise: null });
  // Its buyer is shown his parcels, and no day on which it was to be there.
  await shop.read((db) =>
    db.order.update({ where: { shopId_id: { shopId: shop.shop.id, id: orderId } }, data: { checkoutToken: "late" } }),
  );
  const seen = await readBuyersOrder("late", { shopDomain: shop.domain, customer: null });
  expect(seen).toMatchObject({ promise: null, parcels: [{ stage: "dispatched" }] });
});
