import { beforeAll, expect, test } from "vitest";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { action, loader } from "#app/routes/app.orders._index.tsx";
import type { OrdersIndex } from "#app/screens/orders/read-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeAll(async () => {
  shop = await openShop({ installed: true });
  await giveOrders(shop.shop, [
    { name: "#1", placedAt: "2026-01-01T10:00:00Z", customer: "Ada Lovelace" },
    { name: "#2", placedAt: "2026-01-02T10:00:00Z", stage: "needs_you" },
  ]);
});

const page = async (query: Record<string, string> = {}) => (await ask(loader, { token: await shop.idToken(), query })).body as OrdersIndex;
const reroutes = async (orderId: readonly string[]) => ask(action, { token: await shop.idToken(), form: { intent: "reroute", orderId } });
const asked = () => inShop(shop.shop, (db) => db.order.count({ where: { shopId: shop.shop.id, routingAsked: true } }));

test("a merchant sees their orders, narrowed as the address says", async () => {
  expect((await page()).rows.map(({ name }) => name)).toEqual(["#2", "#1"]);
  expect((await page({ view: "needs-you" })).rows.map(({ name }) => name)).toEqual(["#2"]);
  expect((await page({ q: "lovelace" })).rows.map(({ name }) => name)).toEqual(["#1"]);
  expect((await page()).warehouses.map(({ name }) => name)).toEqual(["home", "away"]);
});

test("a search that finds nothing doesn't look like a shop without orders", async () => {
  expect(await page({ q: "nobody" })).toMatchObject({ rows: [], hasOrders: true });
});

test("a shop without orders is told so", async () => {
  const newcomer = await openShop({ installed: true });
  const answer = await ask(loader, { token: await newcomer.idToken() });
  expect(answer.body).toMatchObject({ rows: [], hasOrders: false, newer: null, older: null });
});

test("nobody sees or routes orders without a token that Shopify signed", async () => {
  const token = forged(await shop.idToken());
  expect((await ask(loader, { token })).status).toBe(401);
  expect((await ask(loader, {})).status).not.toBe(200);
  expect((await ask(action, { token, form: { intent: "reroute", orderId: ["1"] } })).status).toBe(401);
});

test("another shop's merchant can't route an order that isn't theirs", async () => {
  const stranger = await openShop({ installed: true });
  const answer = await ask(action, { token: await stranger.idToken(), form: { intent: "reroute", orderId: ["1"] } });
  expect(answer.body).toMatchObject({ ok: false });
  expect(await asked()).toBe(0);
});

test("orders ticked wrongly are refused with what to do, and nothing is routed", async () => {
  for (const ids of [[], ["not a number"], Array.from({ length: 51 }, (_, index) => String(index))]) {
    expect(await reroutes(ids)).toMatchObject({ status: 422, body: { ok: false } });
  }
  expect(await asked()).toBe(0);
});

test("orders are routed anew when routing is on, and refused in words when it is off", async () => {
  expect(await reroutes(["1"])).toMatchObject({ status: 422, body: { ok: false } });
  await inShop(shop.shop, (db) => fulfillmentSettings.save(db, shop.shop, { routingEnabled: true }));
  expect(await reroutes(["1", "2"])).toMatchObject({ status: 200, body: { ok: true } });
  expect(await asked()).toBe(2);
});
