import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";

/** How many rows there are of each thing, and what its money or its units come to, in the copy. */
export async function copied(shopId: number) {
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

/** The same of the shop itself. */
export function inTheShop(state: ShopState) {
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
