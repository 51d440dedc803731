import { describe, expect, test } from "vitest";
import { restoreLocations } from "#app/fulfillment/exceptions/lost-locations.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { pauseWarehouse, resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const openAbout = (cause: string) =>
  shop().read(async (db) => (await db.exception.findMany({ where: { cause, resolvedAt: null } })).map(({ message }) => inEnglish(message)));

describe("a warehouse whose key was revoked is one exception:", () => {
  const refused = (count: number) => eventually(async () => (await openAbout("warehouse.refused")).length === count);
  const untroubled = async (order: OrderRecord) =>
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), resolvedAt: null } }))).toBe(0);

  test("what another can ship goes there", async () => {
    const [home, bob] = [shop().warehouse("built_in"), shop().warehouse("shipbob")];
    const { token } = shop().shipbob.account;
    shop().shipbob.account.token = "revoked";
    await pauseWarehouse(shop().shop, home);
    const order = shop().buys({ "BOTH-1": 1 });
    await refused(1);
    await orders.parcelsReach(order, "requested");

    await resumeWarehouse(shop().shop, home);
    await sweepOrders(shop().shop);
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(parcel?.warehouse.kind).toBe("built_in");
    expect(orders.sent(order)).toEqual([]);
    await untroubled(order);

    shop().shipbob.account.token = token;
    expect(await renewCredentials(shop().shop, bob, { token })).toEqual({ outcome: "renewed" });
    await refused(0);
  });

  test("what no other can ship waits, and goes when the key is renewed", async () => {
    const bob = shop().warehouse("shipbob");
    const { token } = shop().shipbob.account;
    shop().shipbob.account.token = "revoked";
    const order = shop().buys({ "BOB-1": 1 });
    await refused(1);
    await sweepOrders(shop().shop);
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["requested"]);

    shop().shipbob.account.token = token;
    expect(await renewCredentials(shop().shop, bob, { token })).toEqual({ outcome: "renewed" });
    await sweepOrders(shop().shop);
    await orders.parcelsReach(order, "dispatched", "partly_shipped", "shipped");
    expect(orders.sent(order)).toHaveLength(1);
    await refused(0);
    await untroubled(order);
  });
});

test("a warehouse whose service was deleted in Shopify is its own exception, and orders go elsewhere", async () => {
  const bob = shop().warehouse("shipbob");
  const { fulfillmentServiceId, locationId } = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: bob } }));
  await owner.runs("mutation ($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: KEEP) { userErrors { message } } }", {
    id: `gid://shopify/FulfillmentService/${String(fulfillmentServiceId)}`,
  });
  await eventually(() =>
    shop().read(async (db) => !(await db.location.findFirst({ where: { id: locationId ?? 0n } }))?.isFulfillmentService),
  );
  await sweepOrders(shop().shop);
  expect(await openAbout("warehouse.location-off")).toEqual([
    "Shopify no longer sends orders to ShipBob Manchester: its location was switched off, or its fulfillment service was deleted. Nothing is routed there. Set it up in Shopify again from here, or disconnect the warehouse.",
  ]);
  const order = shop().buys({ "BOTH-1": 1 });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  expect(parcel?.warehouse.kind).toBe("built_in");

  // One button sets it up again.
  const [exception] = await shop().read((db) => db.exception.findMany({ where: { cause: "warehouse.location-off", resolvedAt: null } }));
  expect(await restoreLocations(shop().shop, [exception?.id ?? ""])).toMatchObject({ ok: true });
  expect(await openAbout("warehouse.location-off")).toEqual([]);
  const again = shop().buys({ "BOB-1": 1 });
  expect((await orders.parcelsReach(again, "dispatched", "shipped"))[0]?.warehouse.kind).toBe("shipbob");
});
