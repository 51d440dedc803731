import { afterEach, beforeEach, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publishNow } from "#app/platform/events/publish.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { importAsked } from "#app/shopify/import/import-events.ts";
import { upsertShop } from "#app/shopify/upsert-shop.server.ts";
import { loadRetail } from "#sandbox/data/load-retail.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { eventually } from "../support/eventually.ts";
import { copied, inTheShop } from "./compare-with-shop.ts";

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
beforeEach(async () => {
  // Its trade is of years ago.
  shop = await aShop({ installed: true, grants: ["read_all_orders"] });
  await acrossShops.shop.delete({ where: { id: shop.shop.id } });
});
afterEach(async () => {
  await worker?.stop(5000);
  worker = undefined;
  await shop.close();
});

const isImported = (id: number) =>
  eventually(async () => (await acrossShops.shop.findUniqueOrThrow({ where: { id } })).importedAt ?? undefined);

test("a shop that installs the app is copied whole, to the penny, and shows how far it is; copied again it is the same", async () => {
  const summary = await loadRetail(shop.state);
  worker = await startWorker(rooms, { works: true });
  const installed = await upsertShop(shop.domain);
  const { id } = installed;
  await isImported(id);

  const once = await copied(id);
  expect(once).toMatchObject(inTheShop(shop.state));
  expect(once["money"]).toBe(summary.totalMinor);

  const steps = await acrossShops.importStep.findMany({ where: { shopId: id }, orderBy: { position: "asc" } });
  expect(steps.map(({ resource }) => resource)).toEqual([
    "locations",
    "products",
    "inventory",
    "customers",
    "orders",
    "fulfillment-orders",
    "fulfillments",
  ]);
  expect(steps.every(({ state, problem }) => state === "done" && problem === null)).toBe(true);
  expect(steps.find(({ resource }) => resource === "orders")).toMatchObject({ loadedCount: summary.orders, objectCount: summary.orders });

  // Over is over: nothing of the past is on its way through Waybill.
  const stages = await inShop(installed, (db) => db.order.groupBy({ by: ["stage"], _count: true }));
  expect(stages.find(({ stage }) => stage === "received")?._count ?? 0).toBe(
    [...shop.state.orders.values()].filter((order) => order.lines.some((line) => line.fulfilledQuantity < line.quantity)).length,
  );

  await acrossShops.shop.update({ where: { id }, data: { importedAt: null } });
  await publishNow(installed, importAsked, {});
  await isImported(id);
  expect(await copied(id)).toEqual(once);
});

test("what the shop no longer sells is gone after the next import, its orders stay", async () => {
  await loadRetail(shop.state);
  worker = await startWorker(rooms, { works: true });
  const installed = await upsertShop(shop.domain);
  const { id } = installed;
  await isImported(id);

  const gone = [...shop.state.products.values()][3] ?? expect.fail("there is no fourth product");
  shop.state.products.delete(gone.id);
  for (const variant of gone.variants) {
    shop.state.variants.delete(variant.id);
    shop.state.inventory.delete(variant.inventoryItemId);
  }
  const orders = (await copied(id))["orders"];
  await acrossShops.shop.update({ where: { id }, data: { importedAt: null } });
  await publishNow(installed, importAsked, {});
  await isImported(id);
  expect(await copied(id)).toMatchObject({ products: shop.state.products.size, variants: shop.state.variants.size, orders });
});
