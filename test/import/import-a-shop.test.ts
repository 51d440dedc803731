import { afterEach, beforeEach, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publishNow } from "#app/platform/events/publish.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { importAsked } from "#app/shopify/import/import-events.ts";
import { shopify } from "#app/shopify/messages.ts";
import { upsertShop } from "#app/shopify/upsert-shop.server.ts";
import { loadRetail } from "#sandbox/data/load-retail.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { eventually } from "../support/eventually.ts";

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
beforeEach(async () => {
  shop = await aShop({ installed: true });
  await acrossShops.shop.delete({ where: { id: shop.shop.id } });
});
afterEach(async () => {
  await worker?.stop(5000);
  worker = undefined;
  await shop.close();
});

/** How many rows there are of each thing, and what its money or its units come to: in the copy, and in the shop. */
async function copied(shopId: number) {
  const [row] = await acrossShops.$queryRaw<Record<string, bigint>[]>`
    SELECT (SELECT count(*) FROM "order" WHERE "shopId" = ${shopId}) AS "orders",
           (SELECT sum("total") FROM "order" WHERE "shopId" = ${shopId}) AS "money",
           (SELECT count(*) FROM "order_line" WHERE "shopId" = ${shopId}) AS "lines",
           (SELECT sum("discountedTotal") FROM "order_line" WHERE "shopId" = ${shopId}) AS "lineMoney",
           (SELECT count(*) FROM "fulfillment_order" WHERE "shopId" = ${shopId}) AS "fulfillmentOrders",
           (SELECT count(*) FROM "fulfillment" WHERE "shopId" = ${shopId}) AS "fulfillments",
           (SELECT count(*) FROM "product" WHERE "shopId" = ${shopId}) AS "products",
           (SELECT count(*) FROM "variant" WHERE "shopId" = ${shopId}) AS "variants",
           (SELECT sum("price") FROM "variant" WHERE "shopId" = ${shopId}) AS "prices",
           (SELECT sum("available") FROM "inventory_level" WHERE "shopId" = ${shopId}) AS "units",
           (SELECT count(*) FROM "location" WHERE "shopId" = ${shopId}) AS "locations",
           (SELECT count(*) FROM "customer" WHERE "shopId" = ${shopId}) AS "customers"`;
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

function inTheShop(state: ShopState) {
  const orders = [...state.orders.values()];
  const lines = orders.flatMap((order) => order.lines);
  return {
    orders: orders.length,
    money: sum(lines.map((line) => line.totalMinor)),
    lines: lines.length,
    lineMoney: sum(lines.map((line) => line.totalMinor)),
    fulfillments: state.fulfillments.size,
    products: state.products.size,
    variants: state.variants.size,
    prices: sum([...state.variants.values()].map((variant) => variant.priceMinor)),
    units: sum([...state.inventory.values()].flatMap((levels) => [...levels.values()].map((level) => level.available))),
    locations: state.locations.size,
    customers: state.customers.size,
  };
}

const isImported = (id: number) =>
  eventually(async () => (await acrossShops.shop.findUniqueOrThrow({ where: { id } })).importedAt ?? undefined, 120_000);

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

test("an import that Shopify keeps failing says why, and goes on by itself when Shopify is well again", async () => {
  await loadRetail(shop.state);
  let well = false;
  shop.takeOver(({ moment, operation, response }) => {
    if (well || moment !== "arrived" || operation !== "RunBulkQuery") return "go on";
    response.writeHead(200, { "content-type": "application/json" }).end(
      JSON.stringify({
        data: {
          bulkOperationRunQuery: {
            bulkOperation: null,
            userErrors: [{ code: "INVALID", field: null, message: "The shop is being moved." }],
          },
        },
      }),
    );
    return "taken over";
  });
  worker = await startWorker(rooms, { works: true });
  const installed = await upsertShop(shop.domain);
  const { id } = installed;
  await eventually(
    () =>
      acrossShops.importStep
        .findFirst({
          where: { shopId: id, problem: { equals: shopify.message("not-exported", { why: verbatim("The shop is being moved") }) } },
        })
        .then((step) => step ?? undefined),
    60_000,
  );
  well = true;
  await isImported(id);
  expect(await copied(id)).toMatchObject(inTheShop(shop.state));
});
