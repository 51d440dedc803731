import { expect, test } from "vitest";
import { reconcileCustomers } from "#app/customers/reconcile-customers.server.ts";
import { reconcileLevels } from "#app/inventory/reconcile-levels.server.ts";
import { reconcileOrders } from "#app/orders/reconcile-orders.server.ts";
import { reconcileProducts } from "#app/catalog/reconcile-products.server.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { allApplied } from "../support/all-applied.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

let lost = () => false;
const { shop, orders, owner } = tradingShop({ planSend: () => (lost() ? [] : [{ delayMs: 0 }]) });

const repairs = (resource: string) => shop().read((db) => db.repair.findMany({ where: { resource } }));

/** Looks until something is so, once what has just changed is no longer left to webhooks: before, each look would only cost points. */
async function reconciledUntil(look: () => Promise<void>, holds: () => boolean | Promise<boolean>) {
  advanceTime(SETTLED_MS);
  await looksUntil(look, holds);
}

const SETTLED_MS = 22_000;

async function looksUntil(look: () => Promise<void>, holds: () => boolean | Promise<boolean>) {
  const looked = async () => {
    await look();
    return holds();
  };
  await eventually(looked, { everyMs: 2_000 });
}

test("an order of which no webhook ever comes is found, sent to its warehouse and told as a repair", async () => {
  lost = () => true;
  const order = shop().buys({ "BOB-1": 1 });
  await eventually(() => order.fulfillmentOrders.length > 0);
  await reconciledUntil(
    () => reconcileOrders(shop().shop),
    async () => (await repairs("orders")).some(({ entityId }) => entityId === String(order.id)),
  );
  lost = () => false;
  await orders.isSent(order);
  expect(orders.sent(order)).toHaveLength(1);
});

test("what webhooks brought is no repair", async () => {
  const before = await repairs("orders");
  const order = shop().buys({ "HOME-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  const copied = async () => {
    const state = await shop().read((db) => db.reconciliation.findFirst({ where: { resource: "orders" } }));
    return state !== null && state.doneUntil.getTime() > order.updatedAt;
  };
  // Webhooks that are on their way need the time itself.
  const begun = performance.now();
  await eventually(() => performance.now() - begun > SETTLED_MS, { withinMs: SETTLED_MS + 10_000, everyMs: 250 });
  await looksUntil(() => reconcileOrders(shop().shop), copied);
  expect((await repairs("orders")).length).toBe(before.length);
  expect(
    (await repairs("fulfillment-orders")).filter(({ entityId }) => order.fulfillmentOrders.some(({ id }) => String(id) === entityId)),
  ).toEqual([]);
});

test("changes of products, stock and customers that no webhook told of are copied all the same", async () => {
  lost = () => true;
  const variant = shop().variants.get("HOME-1");
  if (!variant) throw new Error("not sold");
  await owner.runs('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["new"]) { userErrors { message } } }', {
    id: `gid://shopify/Product/${variant.product.id}`,
  });
  const [customer] = shop().state.customers.values();
  await owner.runs('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) { userErrors { message } } }', {
    id: `gid://shopify/Customer/${customer?.id ?? 0}`,
  });
  await owner.stocks(shop().variants.get("BOB-1")?.inventoryItemId ?? 0, shop().shopFloor.id, 3).catch(() => undefined);
  await owner.adjusts(variant.inventoryItemId, shop().shopFloor.id, 2);

  await Promise.all([
    reconciledUntil(
      () => reconcileProducts(shop().shop),
      async () => (await repairs("products")).length > 0,
    ),
    reconciledUntil(
      () => reconcileCustomers(shop().shop),
      async () => (await repairs("customers")).length > 0,
    ),
    reconciledUntil(
      () => reconcileLevels(shop().shop),
      async () => (await repairs("inventory-levels")).length > 0,
    ),
  ]);
  lost = () => false;
});

test("what was deleted in Shopify without a webhook that told of it is found by counting, and goes here too", async () => {
  await shop().sells({ title: "Kept" });
  await shop().sells({ title: "Gone" });
  const productOf = (title: string) => shop().variants.get(title)?.product.id ?? 0;
  const order = shop().buys({ "HOME-1": 1 }, { test: true });
  await orders.reaches(order, "held");
  const shipped = shop().buys({ "HOME-1": 1 }, { cashOnDelivery: true });
  await orders.parcelsReach(shipped, "dispatched");
  const location = addLocation(shop().state, { name: "Pop-up" });
  await reconcileLevels(shop().shop);
  const isCopied = () => shop().read(async (db) => (await db.location.count({ where: { id: BigInt(location.id) } })) === 1);
  await eventually(isCopied);
  const customer = order.customer?.id ?? 0;
  const areKnown = () => shop().read(async (db) => (await db.customer.count()) === shop().state.customers.size);
  await eventually(areKnown);
  // What is still to be read because of a webhook would find them gone by itself.
  const asked = { orderId: BigInt(shipped.id), requestStatus: "ACCEPTED" };
  await eventually(() => shop().read(async (db) => (await db.fulfillmentOrder.count({ where: asked })) > 0));
  await allApplied();

  lost = () => true;
  await owner.runs("mutation ($id: ID!) { productDelete(input: { id: $id }) { userErrors { message } } }", {
    id: `gid://shopify/Product/${productOf("Gone")}`,
  });
  for (const { id } of [order, shipped])
    await owner.runs("mutation ($id: ID!) { orderDelete(orderId: $id) { userErrors { message } } }", { id: `gid://shopify/Order/${id}` });
  shop().state.customers.delete(customer);
  shop().state.locations.delete(location.id);

  const repaired = async (resource: string, id: number) =>
    (await repairs(resource)).some(({ entityId, fault }) => entityId === String(id) && fault === "gone");
  // The numbers must have differed for as long as a webhook may take.
  const looks = async () => {
    await reconcileProducts(shop().shop);
    await reconcileOrders(shop().shop);
    await reconcileCustomers(shop().shop);
    await reconcileLevels(shop().shop);
  };
  await looks();
  await reconciledUntil(looks, async () => {
    const found = [repaired("products", productOf("Gone")), repaired("orders", order.id), repaired("orders", shipped.id)];
    found.push(repaired("customers", customer), repaired("locations", location.id));
    return (await Promise.all(found)).every(Boolean);
  });
  lost = () => false;

  const left = await shop().read((db) => db.product.findMany({ where: { title: { in: ["Gone", "Kept"] } } }));
  expect(left.map(({ title }) => title)).toEqual(["Kept"]);
  // A parcel is under way for the other: it stays, as one that is gone, and is not missed again.
  const goneAt = (id: number) => shop().read((db) => db.order.findFirst({ where: { id: BigInt(id) }, select: { goneAt: true } }));
  await eventually(async () => (await goneAt(order.id)) === null && (await goneAt(shipped.id))?.goneAt != null);
  const before = (await repairs("orders")).length;
  await reconcileOrders(shop().shop);
  expect((await repairs("orders")).length).toBe(before);
});
