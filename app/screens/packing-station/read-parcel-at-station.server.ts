import { type ChangedSincePacked, changedSincePacked } from "#app/fulfillment/dispatch/goes-as-it-stands.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isPickedOrPacked } from "#app/parcels/parcel-stage.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { type LeftParcel, readLeft } from "./read-left.server.ts";
import { readPackingStation, type StationParcel } from "./read-packing-station.server.ts";
import { readStopped, type StoppedParcel } from "./read-stopped.server.ts";

/**
 * The parcel in somebody's hands, null when it waits at no packing station; then what of it has left, or that it was stopped; and the one to
 * take up after it.
 */
export type StationTurn = {
  parcel: StationParcel | null;
  /** What of its order was changed since it was packed. */
  changed: ChangedSincePacked[];
  left: LeftParcel | null;
  stopped: StoppedParcel | null;
  next: { id: string; orderName: string } | null;
};

export async function readParcelAtStation(shop: Shop, id: ParcelId): Promise<StationTurn> {
  const [parcel = null] = (await readPackingStation(shop, { parcelIds: [id] })).parcels;
  const next = await readInShop(shop, (db) =>
    db.parcel.findFirst({
      where: { shopId: shop.id, id: { not: id }, stage: inStages(isPickedOrPacked), warehouse: { kind: { in: kindsPackedHere() } } },
      select: { id: true, order: { select: { name: true } } },
      // As the packing station lists them.
      orderBy: [{ leavesOn: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { reference: "asc" }],
    }),
  );
  const left = parcel ? null : await readLeft(shop, id);
  const stopped = parcel || left ? null : await readStopped(shop, id);
  const changed = parcel?.stage === "packed" ? await readInShop(shop, (db) => changedSincePacked(db, shop, id)) : [];
  return { parcel, changed, left, stopped, next: next && { id: next.id, orderName: next.order.name } };
}
