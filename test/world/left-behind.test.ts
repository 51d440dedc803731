import { expect, test } from "vitest";
import { countLeftBehind, routeLeftBehind } from "#app/fulfillment/plan/left-behind.server.ts";
import { disableRouting, enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { reconcileOrder } from "#app/fulfillment/reconcile-order.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();

const waiting = () => shop().read((db) => countLeftBehind(db, shop().shop));

test("orders placed while routing was off are offered, and go when the merchant says so", async () => {
  await disableRouting(shop().shop);
  const order = shop().buys({ "HOME-1": 1 });
  await eventually(() => shop().read(async (db) => (await db.fulfillmentOrder.count({ where: { orderId: BigInt(order.id) } })) > 0));
  expect(await waiting()).toBe(0);
  // Shopify dates to the second: it was placed before routing is on again.
  await eventually(() => Date.now() - order.createdAt > 1_500);
  await enableRouting(shop().shop);
  expect(await waiting()).toBe(1);
  expect(await orders.parcels(order)).toEqual([]);

  expect(await routeLeftBehind(shop().shop, ada)).toMatchObject({ ok: true });
  await orders.parcelsReach(order, "dispatched");
  expect(await waiting()).toBe(0);
});

test("an order that can't be routed stays dismissed, until it is tried again; then it is as old as it was", async () => {
  const order = shop().buys({ "NONE-1": 1 });
  await orders.asksForPerson(order, "unroutable.out-of-stock");
  const open = () => shop().read((db) => db.exception.findMany({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
  const [first] = await open();
  await rerouteOrder(shop().shop, BigInt(order.id), ada);
  await eventually(async () => (await open())[0] !== undefined && (await open())[0]?.id !== first?.id);
  expect((await open())[0]?.openedAt).toEqual(first?.openedAt);

  await dismissExceptions(
    shop().shop,
    (await open()).map(({ id }) => id),
    "Refunded by hand",
    ada,
  );
  await reconcileOrder(shop().shop, BigInt(order.id), { copied: false });
  expect(await open()).toEqual([]);
  await rerouteOrder(shop().shop, BigInt(order.id), ada);
  await orders.asksForPerson(order, "unroutable.out-of-stock");
});
