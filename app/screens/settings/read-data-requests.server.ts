import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

const MOST_ORDERS = 3;

/** Customers' requests for their data, latest first: what the merchant downloads (`/app/privacy/<id>.json`) and hands on. */
export async function readDataRequests(shop: Shop) {
  const [rows, customers, orders] = await readInShop(shop, async (db) => {
    const asked = await db.dataRequest.findMany({
      where: { shopId: shop.id },
      select: { id: true, customerId: true, requestedAt: true, answeredAt: true },
      orderBy: { requestedAt: "desc" },
      take: 100,
    });
    const theirs = { in: asked.map(({ customerId }) => customerId) };
    return [
      asked,
      await db.customer.findMany({ where: { shopId: shop.id, id: theirs }, select: { id: true, displayName: true } }),
      await db.order.findMany({
        where: { shopId: shop.id, customerId: theirs },
        select: { customerId: true, name: true },
        orderBy: { createdAt: "desc" },
        take: 500,
      }),
    ] as const;
  });
  const names = new Map(customers.map(({ id, displayName }) => [id, displayName]));
  return rows.map((row) => ({
    id: String(row.id),
    customerId: String(row.customerId),
    /** As the merchant knows them; null when they were forgotten since. */
    customer: names.get(row.customerId) ?? null,
    /** Names of their last orders. */
    orders: orders
      .filter(({ customerId }) => customerId === row.customerId)
      .slice(0, MOST_ORDERS)
      .map(({ name }) => name),
    requestedAt: row.requestedAt.toISOString(),
    answeredAt: row.answeredAt.toISOString(),
  }));
}

export type DataRequest = Awaited<ReturnType<typeof readDataRequests>>[number];
