import { explainParcel } from "#app/fulfillment/delivery-promise/explain-promise.ts";
import { StoredParcels } from "#app/fulfillment/delivery-promise/stored-promise.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { PromiseShown } from "../parts/promise-of.ts";

export type OrderPromise = PromiseShown & {
  /** Shares. */
  confidence: number;
  chance: number;
  /** The buyer was told it; else it is the first plan's. */
  saidAtCheckout: boolean;
  /** What it rests on, of each parcel as it was planned then. */
  because: Message[];
};

/** By when an order was promised and what came of it; null where nothing was. */
export async function readPromise(db: ShopDb, shop: Shop, orderId: bigint): Promise<OrderPromise | null> {
  const promise = await db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId } } });
  if (!promise) return null;
  const parcels = StoredParcels.parse(promise.parcels);
  const warehouses = await db.warehouse.findMany({
    where: { shopId: shop.id, id: { in: parcels.map(({ warehouseId }) => warehouseId) } },
    select: { id: true, name: true },
  });
  const { date, verdict, brokenBy, deliveredOn, confidence, chance, saidAtCheckout } = promise;
  return {
    ...{ date, verdict, brokenBy, deliveredOn, chance, saidAtCheckout },
    confidence: confidence / 100,
    because: parcels.map((parcel) => explainParcel(parcel, warehouses.find(({ id }) => id === parcel.warehouseId)?.name ?? "")),
  };
}
