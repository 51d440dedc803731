import type { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

const everything = {
  lines: true,
  fulfillmentOrders: { include: { lines: true }, orderBy: { id: "asc" } },
  fulfillments: true,
  parcels: { include: { lines: true, warehouse: true, shipments: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.OrderInclude;

/** Our copy of an order with all that its fulfillment turns on. */
export type OrderInFulfillment = Prisma.OrderGetPayload<{ include: typeof everything }>;

export function loadOrder(db: ShopDb, shop: Shop, orderId: bigint): Promise<OrderInFulfillment | null> {
  return db.order.findFirst({ where: { shopId: shop.id, id: orderId }, include: everything });
}
