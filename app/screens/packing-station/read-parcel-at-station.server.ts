import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readPackingStation, type StationParcel } from "./read-packing-station.server.ts";

/** The parcel in somebody's hands, null when it waits at no packing station; and the one to take up after it. */
export type StationTurn = { parcel: StationParcel | null; next: { id: string; orderName: string } | null };

export async function readParcelAtStation(shop: Shop, id: ParcelId): Promise<StationTurn> {
  const { parcels } = await readPackingStation(shop);
  const [parcel = null] = (await readPackingStation(shop, { parcelIds: [id] })).parcels;
  const next = parcels.find((one) => one.stage !== "dispatched" && one.id !== id);
  return { parcel, next: next ? { id: next.id, orderName: next.orderName } : null };
}
