import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Customers' requests for their data, latest first: what the merchant downloads (`/app/privacy/<id>.json`) and hands on. */
export async function readDataRequests(shop: Shop) {
  const rows = await inShop(shop, (db) =>
    db.dataRequest.findMany({
      where: { shopId: shop.id },
      select: { id: true, customerId: true, requestedAt: true, answeredAt: true },
      orderBy: { requestedAt: "desc" },
      take: 100,
    }),
  );
  return rows.map((row) => ({
    id: String(row.id),
    customerId: String(row.customerId),
    requestedAt: row.requestedAt.toISOString(),
    answeredAt: row.answeredAt.toISOString(),
  }));
}

export type DataRequest = Awaited<ReturnType<typeof readDataRequests>>[number];
