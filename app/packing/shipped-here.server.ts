import { lockParcel } from "#app/parcels/move-parcel.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";

/** A shipment that left a packing station, its parcel locked until the transaction ends; null when there is none. */
export async function lockShippedHere(db: ShopDb, shop: Shop, shipmentId: string) {
  const found = await db.shipment.findFirst({
    where: { shopId: shop.id, id: shipmentId, parcel: { warehouse: { kind: { in: kindsPackedHere() } } } },
    select: { parcelId: true },
  });
  if (!found) return null;
  await lockParcel(db, shop, found.parcelId);
  return db.shipment.findFirst({ where: { shopId: shop.id, id: shipmentId }, include: { parcel: { include: { lines: true } } } });
}

export type ShippedHere = NonNullable<Awaited<ReturnType<typeof lockShippedHere>>>;

type State = Pick<ShippedHere, "undoneAt" | "deliveredAt" | "fulfillmentId">;

/** Why a shipment can't be undone, in words; null when it can. */
export function whyNotUndone({ undoneAt, deliveredAt, fulfillmentId }: State): Message | null {
  if (undoneAt !== null) return packing.message("undone-already");
  if (deliveredAt !== null) return packing.message("delivered-already");
  return fulfillmentId === null ? packing.message("not-in-shopify-yet") : null;
}

/** Why a shipment's tracking can't be corrected, or the shipment marked as delivered. */
export function whyNotUnderWay({ undoneAt, deliveredAt }: Pick<State, "undoneAt" | "deliveredAt">): Message | null {
  if (undoneAt !== null) return packing.message("undone-already");
  return deliveredAt === null ? null : packing.message("delivered-already");
}
