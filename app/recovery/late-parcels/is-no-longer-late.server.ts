import { isPromiseOver } from "#app/fulfillment/delivery-promise/find-overdue.server.ts";
import { isCancelled, isDelivered, isShipped, wentAstray } from "#app/parcels/parcel-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { z } from "zod";

/**
 * Whether nobody has to say sorry for a parcel any more: it arrived, was called off with or without its order, went astray (a person sees to that), or
 * had left on its day, its warehouse told of it afterwards, and the day isn't over by which it was to be there. One that left late is as late as before.
 */
export async function isNoLongerLate(db: ShopDb, shop: Pick<Shop, "id">, parcelId: string): Promise<boolean> {
  if (!z.uuid().safeParse(parcelId).success) return true;
  const parcel = await db.parcel.findUnique({
    where: { shopId_id: { shopId: shop.id, id: parcelId } },
    include: { order: { select: { cancelledAt: true, goneAt: true } }, warehouse: { select: { timeZone: true } } },
  });
  if (!parcel || parcel.order.cancelledAt || parcel.order.goneAt) return true;
  if (isDelivered(parcel) || isCancelled(parcel) || wentAstray(parcel)) return true;
  if (!isShipped(parcel) || parcel.shippedAt === null) return false;
  if (parcel.leavesOn === null) return !(await isPromiseOver(db, shop, parcel.orderId));
  const leftOn = new Intl.DateTimeFormat("en-CA", { timeZone: parcel.warehouse.timeZone, dateStyle: "short" }).format(parcel.shippedAt);
  return leftOn <= parcel.leavesOn && !(await isPromiseOver(db, shop, parcel.orderId));
}
