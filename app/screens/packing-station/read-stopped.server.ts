import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isCancelled } from "#app/parcels/parcel-stage.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import { isMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";

/** A parcel that was called off before it left a packing station, and why, where that is known. */
export type StoppedParcel = { orderName: string; why: Message | null };

/** One parcel that was called off; null when it wasn't, or there is none. */
export async function readStopped(shop: Shop, id: ParcelId): Promise<StoppedParcel | null> {
  return readInShop(shop, async (db) => {
    const parcel = await db.parcel.findFirst({
      where: { shopId: shop.id, id, stage: inStages(isCancelled), warehouse: { kind: { in: kindsPackedHere() } } },
      include: { order: { select: { name: true } }, warehouse: { select: { name: true } } },
    });
    if (!parcel) return null;
    // The timeline names the warehouse, not the parcel: one that came to the same warehouse later was stopped later.
    const stops = await db.timelineEntry.findMany({
      where: { shopId: shop.id, orderId: parcel.orderId, event: "parcel-cancelled", at: { gte: parcel.createdAt } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { message: true },
    });
    const here = stops.find(({ message }) => isMessage(message) && message.args.warehouse === parcel.warehouse.name);
    const why = isMessage(here?.message) ? here.message.args.why : null;
    return { orderName: parcel.order.name, why: isMessage(why) ? why : null };
  });
}
