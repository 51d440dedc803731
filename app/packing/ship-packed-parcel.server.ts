import type { Prisma } from "#generated/prisma/client.ts";
import { noteHeard, takeInShipment } from "#app/fulfillment/tracking/record-shipment.server.ts";
import { trackingSaid } from "#app/fulfillment/tracking/shipment-tracking.ts";
import { lockParcel } from "#app/parcels/move-parcel.server.ts";
import { isCancelled, isPacked, isShipped } from "#app/parcels/parcel-stage.ts";
import { type ChangedSincePacked, goesAsItStands } from "#app/fulfillment/dispatch/goes-as-it-stands.server.ts";
import { type Actor, WAYBILL } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { packing } from "./messages.ts";
import { shippedAs } from "./shipped-as.ts";

export type PackedBox = { carrier: string; trackingNumber: string | null; trackingUrl: string | null };

/** What whoever ships it was shown of the changes since it was packed, as the causes under which a person is asked. */
type Shown = readonly ChangedSincePacked[];

export type Shipping = { outcome: "shipped" } | { outcome: "shipped-already" | "stopped" | "not-packed" | "not-found"; message: Message };

const withAll = { lines: true, warehouse: true, shipments: true } satisfies Prisma.ParcelInclude;
type LoadedParcel = Prisma.ParcelGetPayload<{ include: typeof withAll }>;

/**
 * Hands a packed parcel of the built-in warehouse to its carrier. Twice equals once; a parcel that left with another number is not given this
 * one, whoever was quicker.
 */
export async function shipPackedParcel(
  shop: Shop,
  parcelId: string,
  box: PackedBox,
  { by, shown = [] }: { by?: Actor; shown?: Shown } = {},
): Promise<Shipping> {
  const { shipping, heard } = await inShop(shop, async (db) => {
    const parcel = await lockPackedHere(db, shop, parcelId);
    const shipping = answerTo(parcel, box);
    if (shipping === null && parcel) await goesAsItStands(db, shop, parcel, shown, by ?? WAYBILL);
    const heard = shipping === null && parcel ? await takeInShipment(db, shop, parcel.id, leavingNow(parcel, box), by) : undefined;
    return { shipping, heard };
  });
  if (heard) await noteHeard(shop, heard);
  return shipping ?? { outcome: "shipped" };
}

async function lockPackedHere(db: ShopDb, shop: Shop, parcelId: string): Promise<LoadedParcel | null> {
  await lockParcel(db, shop, parcelId);
  return db.parcel.findFirst({
    where: { shopId: shop.id, id: parcelId, warehouse: { kind: { in: kindsPackedHere() } } },
    include: withAll,
  });
}

/** What is answered without anything being done; null when the parcel is to leave. */
function answerTo(parcel: LoadedParcel | null, box: PackedBox): Shipping | null {
  if (!parcel) return { outcome: "not-found", message: packing.message("not-here") };
  if (isCancelled(parcel)) return { outcome: "stopped", message: packing.message("stopped") };
  if (isShipped(parcel)) {
    const why = shippedAs(parcel.shipments, trackingSaid(box));
    return why ? { outcome: "shipped-already", message: why } : { outcome: "shipped" };
  }
  return isPacked(parcel) ? null : { outcome: "not-packed", message: packing.message("not-packed") };
}

function leavingNow(parcel: LoadedParcel, box: PackedBox): WarehouseShipment {
  const shippedAt = now().toString();
  return {
    warehouseShipmentId: `${parcel.reference}-box-1`,
    status: "shipped",
    problem: null,
    lines: parcel.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    ...box,
    shippedAt,
    deliveredAt: null,
    // What its carrier does with it nobody here knows.
    events: [],
  };
}
