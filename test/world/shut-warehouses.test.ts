import { expect, test } from "vitest";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { pauseWarehouse, resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const openAbout = (cause: string) =>
  shop().read(async (db) => (await db.exception.findMany({ where: { cause, resolvedAt: null } })).map(({ message }) => inEnglish(message)));

test("a warehouse whose key was revoked is one exception: what another can ship goes there, the rest when the key is renewed", async () => {
  const [home, bob] = [shop().warehouse("built_in"), shop().warehouse("shipbob")];
  const { token } = shop().shipbob.account;
  shop().shipbob.account.token = "revoked";
  await pauseWarehouse(shop().shop, home);
  const [both, only] = [shop().buys({ "BOTH-1": 1 }), shop().buys({ "BOB-1": 1 })];
  await eventually(async () => (await openAbout("warehouse.refused")).length === 1, 30_000);
  await orders.parcelsReach(both, "requested");
  await orders.parcelsReach(only, "requested");

  await resumeWarehouse(shop().shop, home);
  await sweepOrders(shop().shop);
  const [parcel] = await orders.parcelsReach(both, "dispatched");
  expect(parcel?.warehouse.kind).toBe("built_in");
  expect((await orders.parcels(only)).map(({ stage }) => stage)).toEqual(["requested"]);

  shop().shipbob.account.token = token;
  expect(await renewCredentials(shop().shop, bob, { token })).toEqual({ outcome: "renewed" });
  await sweepOrders(shop().shop);
  await orders.parcelsReach(only, "dispatched", "partly_shipped", "shipped");
  expect([orders.sent(both).length, orders.sent(only).length]).toEqual([0, 1]);
  await eventually(async () => (await openAbout("warehouse.refused")).length === 0);
  for (const order of [both, only])
    expect(await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), resolvedAt: null } }))).toBe(0);
});

test("a warehouse whose service was deleted in Shopify is its own exception, and orders go elsewhere", async () => {
  const bob = shop().warehouse("shipbob");
  const { fulfillmentServiceId, locationId } = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: bob } }));
  await owner.runs("mutation ($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: KEEP) { userErrors { message } } }", {
    id: `gid://shopify/FulfillmentService/${String(fulfillmentServiceId)}`,
  });
  await eventually(
    () => shop().read(async (db) => !(await db.location.findFirst({ where: { id: locationId ?? 0n } }))?.isFulfillmentService),
    30_000,
  );
  await sweepOrders(shop().shop);
  expect(await openAbout("warehouse.location-off")).toEqual([
    "Shopify no longer sends orders to ShipBob Manchester: its location was switched off, or its fulfillment service was deleted. Nothing is routed there. Switch it on in Shopify, or disconnect the warehouse here and connect it again.",
  ]);
  const order = shop().buys({ "BOTH-1": 1 });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  expect(parcel?.warehouse.kind).toBe("built_in");
});
