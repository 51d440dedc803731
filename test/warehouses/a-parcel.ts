import type { ParcelStage } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId, type ParcelId, type WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

let orders = 1000n;

/** A parcel of a new order at a warehouse, written straight into the database. */
export async function aParcel(
  db: ShopDb,
  shop: Shop,
  warehouseId: WarehouseId,
  units: Record<string, number>,
  { stage = "planned", shipped = 0, dispatchedAt = null }: { stage?: ParcelStage; shipped?: number; dispatchedAt?: Date | null } = {},
): Promise<ParcelId> {
  const at = new Date();
  const orderId = (orders += 1n);
  const id = newId<ParcelId>();
  const money = { subtotal: 0n, shipping: 0n, tax: 0n, discounts: 0n, total: 0n, refunded: 0n };
  await db.order.create({
    data: {
      shopId: shop.id,
      id: orderId,
      name: `#${orderId}`,
      currency: "GBP",
      ...money,
      fulfillmentStatus: "UNFULFILLED",
      tags: [],
      createdAt: at,
      updatedAt: at,
    },
  });
  await db.parcel.create({
    data: {
      shopId: shop.id,
      id,
      orderId,
      warehouseId,
      fulfillmentOrderIds: [],
      reference: `ref-${id}`,
      stage,
      createdAt: at,
      dispatchedAt,
      lines: {
        create: Object.entries(units).map(([sku, quantity], index) => ({ orderLineId: BigInt(index), sku, title: sku, quantity, shipped })),
      },
    },
  });
  return id;
}
