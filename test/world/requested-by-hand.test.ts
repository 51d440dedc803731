import { describe, expect, test } from "vitest";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { reconcileOrder } from "#app/fulfillment/reconcile-order.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { moveFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/rearranging/move-fulfillment-order.ts";
import { submitFulfillmentRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-fulfillment-request.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();

const first = (order: OrderRecord) => order.fulfillmentOrders.find(({ status }) => status !== "CLOSED" && status !== "CANCELLED");

/** Buys what stands at ShipBob from the beginning, once it stands there. */
async function boughtAtShipBob(options: Parameters<ReturnType<typeof shop>["buys"]>[1]): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 1 }, options);
  await eventually(() => first(order) !== undefined);
  await orders.reaches(order, "held");
  return order;
}

/** What he asks for on the order's page in Shopify. */
function requests(order: OrderRecord) {
  expect(submitFulfillmentRequest(shop().state, `gid://shopify/FulfillmentOrder/${first(order)?.id ?? 0}`, {}).outcome).toBe("submitted");
}

async function isRefused(order: OrderRecord, because: { reason: string; says: RegExp }) {
  await eventually(() => first(order)?.requestStatus === "REJECTED");
  expect(orders.sent(order)).toEqual([]);
  expect(await orders.parcels(order)).toEqual([]);
  const told = shop()
    .ledger.entries("shopify")
    .find(({ effect, reference }) => effect === "fulfillment_order.rejected" && reference === order.name);
  expect(told).toMatchObject({ detail: { reason: because.reason } });
  const [entry] = await eventually(async () => {
    const entries = await timeline(order, "request-refused");
    return entries.length > 0 && entries;
  });
  expect(entry).toMatch(because.says);
}

const timeline = async (order: OrderRecord, event: string) =>
  (await shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event } }))).map(({ message }) =>
    inEnglish(message),
  );

describe("fulfillment that the merchant requests in Shopify himself", () => {
  test("of a test order is refused: no warehouse hears of it", async () => {
    const order = await boughtAtShipBob({ test: true });
    requests(order);
    await isRefused(order, { reason: "OTHER", says: /test order/ });
  });

  test("of an order whose payment was voided is refused as a declined payment", async () => {
    const order = await boughtAtShipBob({ payment: "voided" });
    requests(order);
    await isRefused(order, { reason: "PAYMENT_DECLINED", says: /voided/ });
  });

  test("of an unpaid order is his word that it goes", async () => {
    const order = await boughtAtShipBob({ payment: "pending", gateway: "Bank Deposit" });
    requests(order);
    await orders.isSent(order);
    expect(await timeline(order, "released")).toEqual(["Fulfillment was requested in Shopify all the same. It hasn't been paid yet."]);
  });

  test("of a part of an unpaid order is his word for that part alone: the rest waits until it is paid", async () => {
    const order = shop().buys({ "BOB-1": 1, "HOME-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    const atBob = await eventually(() => order.fulfillmentOrders.find(({ lines }) => lines.some(({ line }) => line.sku === "BOB-1")));
    expect(atBob.lines.map(({ line }) => line.sku)).toEqual(["BOB-1"]);
    expect(submitFulfillmentRequest(shop().state, `gid://shopify/FulfillmentOrder/${atBob.id}`, {}).outcome).toBe("submitted");
    await orders.isSent(order);
    expect(await timeline(order, "released")).toEqual([
      "Fulfillment of a part was requested in Shopify all the same; the rest still waits. It hasn't been paid yet.",
    ]);
    await reconcileOrder(shop().shop, BigInt(order.id), { copied: false });
    const asked = (await orders.parcels(order)).flatMap(({ lines }) => lines.map(({ sku }) => sku));
    expect(asked).toEqual(["BOB-1"]);
    expect(order.fulfillmentOrders.filter(({ requestStatus }) => requestStatus === "UNSUBMITTED")).toHaveLength(1);
  });

  test("of an order with a high risk is refused until a person lets it go in Waybill, and then it goes by itself", async () => {
    const order = await boughtAtShipBob({ risk: "HIGH" });
    requests(order);
    await isRefused(order, { reason: "OTHER", says: /high risk/ });
    expect(await openGates(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.isSent(order);
  });
});

test("fulfillment that the merchant requests of a 3PL for something without a SKU is refused with its title: nobody there could know it", async () => {
  const order = shop().buys({}, { lines: [{ variant: null, title: "A special mug", unitMinor: 900, quantity: 1 }] });
  await orders.asksForPerson(order, "unroutable.line-without-sku");
  const { locationId } = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: shop().warehouse("shipbob") } }));
  const moved = `gid://shopify/Location/${String(locationId)}`;
  expect(moveFulfillmentOrder(shop().state, `gid://shopify/FulfillmentOrder/${first(order)?.id ?? 0}`, moved).outcome).toBe("moved");
  requests(order);
  await isRefused(order, { reason: "INVALID_SKU", says: /ShipBob.*none on A special mug/ });
});

test("what Waybill requested itself and was cut short is taken back when the payment was voided meanwhile", async () => {
  const order = await boughtAtShipBob({ payment: "voided" });
  const [line] = order.lines;
  await shop().read((db) =>
    db.parcel.create({
      data: {
        shopId: shop().shop.id,
        id: newId<string>(),
        orderId: BigInt(order.id),
        warehouseId: shop().warehouse("shipbob"),
        reference: parcelReference(BigInt(order.id), 1),
        createdAt: nowDate(),
        lines: { create: [{ orderLineId: BigInt(line?.id ?? 0), sku: "BOB-1", title: "The BOB-1", quantity: 1 }] },
      },
    }),
  );
  requests(order);
  await eventually(() => first(order)?.requestStatus === "REJECTED");
  await eventually(async () => (await orders.parcels(order)).every(({ stage }) => stage === "cancelled"));
  expect(orders.sent(order)).toEqual([]);
});
