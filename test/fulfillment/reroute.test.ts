import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isStillUnroutable } from "#app/fulfillment/plan/decide-route.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { pushStock } from "#app/stock/push-stock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { pauseWarehouse, resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { sellableStock } from "#app/stock/sellable-stock.server.ts";
import { ada } from "../support/ada.ts";
import { advanceTime } from "../support/advance-time.ts";
import { connects } from "../support/connects.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";
import { inEnglish } from "../support/in-english.ts";

let shop: OpenShop;
let home: WarehouseId;
let bob: WarehouseId;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
  [home, bob] = [shop.warehouse("built_in"), shop.warehouse("shipbob")];
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);
const openAt = (order: { fulfillmentOrders: { status: string; locationId: number }[] }) =>
  order.fulfillmentOrders.filter((one) => one.status !== "CLOSED" && one.status !== "CANCELLED").map((one) => one.locationId);
const sellable = (sku: string) => shop.read(async (db) => (await sellableStock(db, shop.shop, [sku])).get(home)?.get(sku) ?? 0);

/** ShipBob is believed to have something that it has never heard of, and the built-in warehouse is shut: so the order goes there. */
async function refusedByShipBob() {
  await shop.read(async (db) => {
    const row = { shopId: shop.shop.id, warehouseId: bob, sku: "HOME-1", onHand: 20, asOf: new Date() };
    await db.warehouseStock.upsert({
      where: { shopId_warehouseId_sku: { shopId: row.shopId, warehouseId: bob, sku: row.sku } },
      create: row,
      update: row,
    });
  });
  await pushStock(shop.shop, bob);
  await pauseWarehouse(shop.shop, home);
  const order = shop.buys({ "HOME-1": 2 });
  const words = await orders.asksForPerson(order, "parcel.rejected");
  await resumeWarehouse(shop.shop, home);
  return { order, words };
}

describe("an order that its warehouse refuses", () => {
  test("is on the worklist with the warehouse's reason, and re-routed goes to another one; no unit stays promised", async () => {
    const before = await sellable("HOME-1");
    const { order, words } = await refusedByShipBob();
    expect(words).toBe(`ShipBob Manchester didn't take ${order.name}: ShipBob doesn't know SKU HOME-1`);

    expect(await rerouteOrder(shop.shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(parcel?.warehouse.kind).toBe("built_in");
    expect(openAt(order)).toEqual([Number(parcel?.warehouse.locationId)]);
    expect(await sellable("HOME-1")).toBe(before - 2);
    expect(orders.sent(order)).toEqual([]);
    await orders.isNoLongerAsked(order, "parcel.rejected");
    await orders.reaches(order, "at_warehouse");
  });

  test("and that no other one can ship is asked of the same warehouse again, under a new reference", async () => {
    const order = shop.buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(await rerouteOrder(shop.shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });

    await eventually(() => orders.sent(order).length === 2);
    const fulfillments = await orders.fulfilled(order);
    expect(fulfillments).toHaveLength(1);
    expect(orders.sent(order).map(({ reference }) => reference)).toEqual([`waybill-${order.id}-1`, `waybill-${order.id}-2`]);
    const shipped = shop.ledger.entries("shipbob").filter(({ effect }) => effect === "shipment.shipped");
    expect(shipped.filter(({ reference }) => reference?.startsWith(`waybill-${order.id}-`))).toHaveLength(1);
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled", "shipped"]);
    await orders.isNoLongerAsked(order, "parcel.cancelled-by-warehouse");
  });

  test("is not taken back from a warehouse that has shipped it", async () => {
    const order = shop.buys({ "BOB-1": 1 });
    await orders.fulfilled(order);
    expect(await rerouteOrder(shop.shop, BigInt(order.id), ada)).toMatchObject({ outcome: "too-late" });
    expect(orders.sent(order)).toHaveLength(1);
  });
});

describe("a warehouse", () => {
  test("that is paused gets nothing, and its orders go on when it is open again", async () => {
    await pauseWarehouse(shop.shop, bob);
    const order = shop.buys({ "BOB-1": 1 });
    expect(await orders.asksForPerson(order, "unroutable.out-of-stock")).toContain("BOB-1");
    await resumeWarehouse(shop.shop, bob);
    await sweepOrders(shop.shop);
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("that no longer accepts our credentials is on the worklist; its parcels wait, and go on when they are renewed", async () => {
    const { token } = shop.shipbob.account;
    shop.shipbob.account.token = "revoked";
    const order = shop.buys({ "BOB-1": 1 });
    const refusal = await eventually(
      async () => (await shop.read((db) => db.exception.findFirst({ where: { cause: "warehouse.refused" } }))) ?? undefined,
    );
    expect(inEnglish(refusal.message)).toContain("ShipBob Manchester no longer accepts Waybill's credentials");
    const where = { shopId_id: { shopId: shop.shop.id, id: bob } };
    expect((await shop.read((db) => db.warehouse.findUniqueOrThrow({ where }))).state).toBe("refused");
    expect(orders.sent(order)).toEqual([]);

    shop.shipbob.account.token = "a-new-token";
    expect(await renewCredentials(shop.shop, bob, { token: "still-wrong" })).toMatchObject({ outcome: "refused" });
    expect(await renewCredentials(shop.shop, bob, { token: "a-new-token" })).toEqual({ outcome: "renewed" });
    await pollWarehouses(shop.shop);
    await sweepOrders(shop.shop);
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    const open = await shop.read((db) => db.exception.count({ where: { cause: "warehouse.refused", resolvedAt: null } }));
    expect(open).toBe(0);
    expect(token).not.toBe("a-new-token");
  });

  test("is not connected with credentials that ShipBob refuses, and the merchant reads why", async () => {
    const answer = await connects(shop.shop, {
      kind: "shipbob",
      name: "Another one",
      credentials: { token: "nonsense" },
      buildingId: "8",
      channelId: "1",
    });
    expect(answer).toMatchObject({ outcome: "refused" });
    expect("message" in answer && inEnglish(answer.message)).toMatch(/token/i);
  });
});

test("of two orders for the last unit one goes, and the other goes when stock comes", async () => {
  shop.shipbob.setStock("BOB-1", shop.shipbob.fulfillmentCenters[0]?.id ?? 0, 1);
  await refreshStock(shop.shop, bob);
  const pair = [shop.buys({ "BOB-1": 1 }), shop.buys({ "BOB-1": 1 })];
  await eventually(() => pair.some((order) => orders.sent(order).length > 0));
  const [late] = pair.filter((order) => orders.sent(order).length === 0);
  if (!late) throw new Error("one unit was promised twice");
  await orders.asksForPerson(late, "unroutable.out-of-stock");
  // Until then there is nothing to ask Shopify about it.
  expect(await isStillUnroutable(shop.shop, BigInt(late.id))).toBe(true);

  shop.shipbob.setStock("BOB-1", shop.shipbob.fulfillmentCenters[0]?.id ?? 0, 9);
  await refreshStock(shop.shop, bob);
  expect(await isStillUnroutable(shop.shop, BigInt(late.id))).toBe(false);
  await sweepOrders(shop.shop);
  await Promise.all(pair.map((order) => orders.fulfilled(order)));
  expect(pair.map((order) => orders.sent(order).length)).toEqual([1, 1]);
  await orders.isNoLongerAsked(late, "unroutable.out-of-stock");
});

// The last one: it leaves the time of day ahead.
test("what a re-route stopped before the next warehouse gave no answer goes to a warehouse all the same", async () => {
  shop.shipbob.setAutoShip(false);
  const order = shop.buys({ "HOME-1": 1, "BOB-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  shop.faults.add({ call: ":cancel", kind: "500" });
  expect(await rerouteOrder(shop.shop, BigInt(order.id), ada)).toMatchObject({ outcome: "no-answer" });
  expect((await orders.parcels(order)).map(({ stage }) => stage).sort()).toEqual(["cancelled", "dispatched"]);

  advanceTime(61_000);
  const kindsUnderWay = async () =>
    (await orders.parcels(order)).filter(({ stage }) => stage === "dispatched").map(({ warehouse }) => warehouse.kind);
  const areUnderWay = async () => (await kindsUnderWay()).sort().join() === "built_in,shipbob";
  // What is put off while the time moves waits from the new one on.
  await eventually(areUnderWay, { withinMs: 8_000 }).catch(() => {
    advanceTime(61_000);
    return eventually(areUnderWay);
  });
});
