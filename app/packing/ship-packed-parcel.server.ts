import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { recordShipment } from "#app/fulfillment/tracking/record-shipment.server.ts";
import { isPacked, isShipped } from "#app/parcels/parcel-stage.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";

export type PackedBox = { carrier: string; trackingNumber: string | null; trackingUrl: string | null };

export type Shipping = { outcome: "shipped" } | { outcome: "not-packed"; message: Message } | { outcome: "not-found"; message: Message };

/** Hands a packed parcel of the built-in warehouse to its carrier. Twice equals once. */
export async function shipPackedParcel(shop: Shop, parcelId: string, box: PackedBox, by?: Actor): Promise<Shipping> {
  const parcel = await inShop(shop, (db) =>
    db.parcel.findFirst({
      where: { shopId: shop.id, id: parcelId, warehouse: { kind: { in: kindsPackedHere() } } },
      include: { lines: true },
    }),
  );
  if (!parcel) return { outcome: "not-found", message: packing.message("not-here") };
  if (isShipped(parcel)) return { outcome: "shipped" };
  if (!isPacked(parcel)) return { outcome: "not-packed", message: packing.message("not-packed") };

  const shippedAt = now().toString();
  const shipment: WarehouseShipment = {
    warehouseShipmentId: `${parcel.reference}-box-1`,
    status: "shipped",
    problem: null,
    lines: parcel.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    ...box,
    shippedAt,
    deliveredAt: null,
    events: [{ status: "CARRIER_PICKED_UP", happenedAt: shippedAt, message: null }],
  };
  await recordShipment(shop, parcel.id, shipment, by);
  return { outcome: "shipped" };
}
