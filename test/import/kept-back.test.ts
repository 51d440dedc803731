import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { copyCustomers } from "#app/customers/copy-customers.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { action, loader } from "#app/routes/app._index.tsx";
import { readGrantedScopes } from "#app/shopify/granted-scopes.server.ts";
import type { Home } from "#app/screens/home/read-home.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ask } from "../screens/ask.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { copied } from "./compare-with-shop.ts";
import { beginImport, finishImport } from "./import-all.ts";

const DAY_MS = 86_400_000;

let shop: OpenShop;
let old: OrderRecord;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
beforeAll(async () => {
  // Only what is told of scopes comes to the app: what it copies, it finds.
  shop = await aShop({ sells: { LAMP: 5 }, planSend: ({ topic }) => (topic === "app/scopes_update" ? [{ delayMs: 0 }] : []) });
  const orders = Array.from({ length: 3 }, () => shop.buys({ LAMP: 1 }));
  old = orders[0] ?? expect.fail("no order");
  old.createdAt -= 61 * DAY_MS;
});
beforeEach(async () => {
  shop.shopify.scopes.revokeOptionalScopes(["read_all_orders"]);
  await readGrantedScopes(shop.shop);
});
afterEach(async () => {
  shop.trouble.clear();
  await worker?.stop(5000);
  worker = undefined;
});
afterAll(() => shop.close());

const is = (fault: object) => shop.trouble.add(Fault.parse({ target: "shopify", ...fault }));
const home = async () => (await ask(loader, { token: await shop.idToken() })).body as Home;
const orders = () => acrossShops.order.findMany({ where: { shopId: shop.shop.id }, orderBy: { id: "asc" } });
const young = () => shop.state.orders.size - 1;
const says = async () => (await shop.page("/app")).html.replaceAll("&#x27;", "'");
const importAll = async () => {
  await beginImport(shop.shop);
  if (worker) await eventually(async () => (await home()).setup.imported);
  else await finishImport(shop.shop);
};

test("without the right to older orders those of 60 days are copied, and Home says so; granted, the others come by themselves", async () => {
  await importAll();
  expect((await copied(shop.shop.id))["orders"]).toBe(young());
  expect((await home()).missing).toEqual([{ what: "older-orders" }]);
  expect(await says()).toContain("Waybill shows the orders of the last 60 days");

  worker = await startWorker(rooms, { works: true });
  shop.shopify.scopes.grantOptionalScopes(["read_all_orders"]);
  await eventually(async () => (await home()).missing.length === 0);
  await eventually(async () => (await home()).imports.every(({ state }) => state === "done"));
  expect((await copied(shop.shop.id))["orders"]).toBe(shop.state.orders.size);
});

test("an order that has grown too old to be shown is no order that was deleted", async () => {
  shop.shopify.scopes.grantOptionalScopes(["read_all_orders"]);
  await importAll();
  worker = await startWorker(rooms, { works: true });
  shop.shopify.scopes.revokeOptionalScopes(["read_all_orders"]);
  await eventually(
    async () => !(await acrossShops.session.findFirstOrThrow({ where: { shop: shop.domain } })).scope?.includes("all_orders"),
  );
  const [, deleted] = await orders();
  if (deleted) shop.state.orders.delete(Number(deleted.id));
  await copyOrders(shop.shop, [BigInt(old.id), deleted?.id ?? 0n]);
  await eventually(async () => (await orders()).length === 2);
  expect((await orders())[0]).toMatchObject({ id: BigInt(old.id), goneAt: null });
});

test("an app that is not approved for customers' data copies what it may read, and Home says what is missing; approved, it copies again", async () => {
  is({ kind: "protected-data" });
  await importAll();
  const [order] = await orders();
  expect(order).toMatchObject({ email: null, shipTo: null, customerName: null, total: 1395n });
  expect(order?.customerId).not.toBeNull();
  const customer = { where: { shopId: shop.shop.id } };
  expect(await acrossShops.customer.findFirstOrThrow(customer)).toMatchObject({ displayName: "", email: null });
  expect((await home()).missing).toEqual([{ what: "personal-data" }, { what: "older-orders" }]);
  expect(await says()).toContain("hasn't approved Waybill");

  // What comes later is copied likewise: who may not be seen is not gone.
  await copyCustomers(shop.shop, [...shop.state.customers.keys()].map(BigInt));
  await copyOrders(shop.shop, [order?.id ?? 0n]);
  expect(await copied(shop.shop.id)).toMatchObject({ customers: shop.state.customers.size, orders: young() });

  shop.trouble.clear();
  worker = await startWorker(rooms, { works: true });
  const answer = await ask(action, { token: await shop.idToken(), form: { intent: "copy-again" } });
  expect(answer.body).toMatchObject({ ok: true });
  await eventually(async () => (await orders())[0]?.email === "ada@buyer.example");
  await eventually(async () => (await home()).missing.every(({ what }) => what === "older-orders"));
  await eventually(async () => (await acrossShops.customer.findFirst(customer))?.displayName === "Ada Okafor");
});

test("an app that may read customers no more copies all the rest, orders too; allowed again, they come by themselves", async () => {
  worker = await startWorker(rooms, { works: true });
  is({ kind: "scopes-revoked", scopes: ["read_customers"] });
  shop.shopify.tellScopes();
  await importAll();
  expect(await copied(shop.shop.id)).toMatchObject({ customers: 0, orders: young(), products: 1 });
  expect((await home()).missing).toEqual([{ what: "resource", resource: "customers" }, { what: "older-orders" }]);
  expect(await says()).toContain("Customers: Shopify doesn't let Waybill read them.");
  await copyOrders(shop.shop, [(await orders())[0]?.id ?? 0n]);

  shop.trouble.clear();
  shop.shopify.tellScopes();
  await eventually(async () => (await copied(shop.shop.id))["customers"] === shop.state.customers.size);
  expect((await home()).missing).toEqual([{ what: "older-orders" }]);
});
