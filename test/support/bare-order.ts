import type { Prisma } from "#generated/prisma/client.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A row of an order that says no more than it must. */
export function bareOrder(
  shop: Pick<Shop, "id">,
  id: number,
  more: Partial<Prisma.OrderCreateManyInput> = {},
): Prisma.OrderCreateManyInput {
  const at = new Date("2026-01-05T10:00:00Z");
  const money = { subtotal: 0n, shipping: 0n, tax: 0n, discounts: 0n, total: 0n, refunded: 0n };
  const order = { name: `#${id}`, currency: "GBP", fulfillmentStatus: "UNFULFILLED", createdAt: at, updatedAt: at };
  return { shopId: shop.id, id: BigInt(id), ...money, ...order, ...more };
}
