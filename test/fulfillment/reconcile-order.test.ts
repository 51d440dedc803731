import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { inEnglish } from "../support/in-english.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const sentToShipBob = (order: OrderRecord) =>
  shop.ledger.entries("shipbob").filter((entry) => entry.effect === "order.created" && entry.reference?.startsWith(`waybill-${order.id}-`));
const ordered = (order: OrderRecord) => eventually(() => sentToShipBob(order).length > 0 && sentToShipBob(order));
const fulfilled = (order: OrderRecord) =>
  eventually(
    () => order.fulfillments.length > 0 && order.lines.every((line) => line.fulfilledQuantity === line.quantity) && order.fulfillments,
  );
const stageOf = async (order: OrderRecord) =>
  (await shop.read((db) => db.order.findFirst({ where: { shopId: shop.shop.id, id: BigInt(order.id) } })))?.stage;

describe("an order on its way", () => {
  test("goes to the only warehouse that holds it, is ordered once, and its tracking appears in Shopify", async () => {
    const order = shop.buys({ "BOB-1": 2 });
    const fulfillments = await fulfilled(order);

    expect(sentToShipBob(order)).toHaveLength(1);
    expect(fulfillments.flatMap((one) => one.tracking.map((info) => info.number)).every(Boolean)).toBe(true);
    expect(order.fulfillmentOrders.filter((one) => one.status !== "CLOSED")).toEqual([]);
    await eventually(async () => ["shipped", "delivered"].includes((await stageOf(order)) ?? ""));
  });

  test("that no warehouse holds alone is split, and each part is asked of its own warehouse", async () => {
    const order = shop.buys({ "BOB-1": 1, "HOME-1": 1 });
    await ordered(order);
    const parcels = await eventually(async () => {
      const found = await shop.read((db) =>
        db.parcel.findMany({ where: { orderId: BigInt(order.id) }, include: { lines: true, warehouse: true } }),
      );
      return found.length === 2 && found.every((parcel) => parcel.stage !== "planned" && parcel.stage !== "requested") && found;
    });
    expect(parcels.map((parcel) => [parcel.warehouse.kind, parcel.lines.map((line) => line.sku)]).sort()).toEqual([
      ["built_in", ["HOME-1"]],
      ["shipbob", ["BOB-1"]],
    ]);
  });

  test("whose buyer is still offered something after payment waits", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { postPurchaseMs: 3_000 });
    await eventually(() => order.fulfillmentOrders.some((one) => one.status === "ON_HOLD"));
    expect(sentToShipBob(order)).toHaveLength(0);
    await fulfilled(order);
    expect(sentToShipBob(order)).toHaveLength(1);
  });

  test("that nobody can ship is on the worklist with its cause, and goes on by itself when stock comes", async () => {
    const order = shop.buys({ "NONE-1": 1 });
    const found = await eventually(() =>
      shop.read((db) => db.exception.findFirst({ where: { orderId: BigInt(order.id), resolvedAt: null } }).then((one) => one ?? undefined)),
    );
    expect(found.cause).toBe("unroutable.out-of-stock");
    expect(inEnglish(found.message)).toContain("NONE-1");
    await eventually(async () => (await stageOf(order)) === "needs_you");
  });
});
