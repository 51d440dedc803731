import { shopOf } from "#app/shopify/upsert-shop.server.ts";
import "#app/catalogues.ts";
import { causeOf } from "#app/screens/exceptions/causes.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { readOrderBlock } from "#app/screens/order-block/read-order-block.server.ts";
import { readOrder, type OrderPage } from "#app/screens/order/read-order.server.ts";
import { readHome } from "#app/screens/home/read-home.server.ts";
import { actorLabel } from "#app/platform/actor.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readActivity } from "#app/screens/warehouse/read-activity.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });

/** What the screens of a shop say in words: in English, without anything that depends on the time of day. */
export type ShopWords = Awaited<ReturnType<typeof wordsOfShop>>;

/** What the screens say, by the shop's domain. The one place that knows which loaders say it, and how a message is worded. */
export async function readWords(): Promise<Record<string, ShopWords>> {
  const said: Record<string, ShopWords> = {};
  for (const row of await acrossShops.shop.findMany({ orderBy: { id: "asc" } })) said[row.domain] = await wordsOfShop(shopOf(row));
  return said;
}

async function wordsOfShop(shop: Shop) {
  const ids = await inShop(shop, (db) => db.order.findMany({ where: { shopId: shop.id }, select: { id: true }, orderBy: { id: "asc" } }));
  const orders: Record<string, Awaited<ReturnType<typeof wordsOfOrder>>> = {};
  for (const { id } of ids) {
    const page = await readOrder(shop, id);
    if (page) orders[page.name] = await wordsOfOrder(shop, id, page);
  }

  const { groups } = await readExceptions(shop);
  const { imports, troubles } = await readHome(shop);
  const warehouses = [];
  for (const { id, name, state, lastProblem } of await readWarehouses(shop)) {
    const { rows } = await readActivity(shop, WarehouseId.parse(id));
    const problems = rows.flatMap(({ orderName, problem }) => (problem === null ? [] : [`${orderName}: ${words(problem)}`]));
    warehouses.push({ name, state, problem: lastProblem && words(lastProblem), problems });
  }
  return {
    orders,
    openExceptions: groups.reduce((sum, { count }) => sum + count, 0),
    exceptions: groups.flatMap(({ cause, items }) => {
      const { title, tried } = causeOf(cause);
      return items.map(({ orderName, message }) => `${words(title)} | ${words(tried)} | ${orderName ?? "-"} | ${words(message)}`);
    }),
    home: troubles.map(({ cause, message }) => `${words(causeOf(cause).title)} | ${words(message)}`),
    imports: imports.map(({ resource, state, problem }) => ({ resource, state, problem: problem && words(problem) })),
    warehouses,
  };
}

async function wordsOfOrder(shop: Shop, id: bigint, page: OrderPage) {
  const { troubles, parcels } = await readOrderBlock(shop, id, words);
  return {
    stage: page.stage,
    timeline: page.timeline.map(({ actor, message }) => `${words(actorLabel(actor))} | ${words(message)}`),
    exceptions: page.exceptions.map(({ cause, message }) => `${words(causeOf(cause).title)} | ${words(message)}`),
    route: page.route && wordsOfRoute(page.route),
    parcels: page.parcels.map(({ warehouse, stage, problem, shipments }) => ({
      warehouse: warehouse.name,
      stage,
      problem: problem && words(problem),
      boxes: shipments.map(({ carrier, tracking, told, events }) => ({
        carrier,
        trackingNumber: tracking[0]?.number ?? null,
        inShopify: told === "in-shopify" || told === "cancelled-in-shopify",
        events: events.map(({ status, message }) => `${status} | ${message ?? ""}`),
      })),
    })),
    block: { troubles, parcels: parcels.map(({ warehouse, why, problem }) => ({ warehouse, why, problem })) },
  };
}

function wordsOfRoute(route: NonNullable<OrderPage["route"]>) {
  const sentences = route.verdicts.map(({ name, chosen, message }) => `${chosen ? "chosen" : "not chosen"}: ${name} | ${words(message)}`);
  if (route.outcome === "unroutable") {
    const { outcome, cause, explanation, shortages } = route;
    return { outcome, cause, explanation: words(explanation), shortages, sentences };
  }
  return {
    outcome: route.outcome,
    cost: route.cost,
    sentences,
    chosen: route.chosen.warehouses,
    runnerUp: route.runnerUp?.warehouses ?? null,
  };
}
