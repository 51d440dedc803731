import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planPickLists } from "#app/packing/plan-pick-lists.ts";
import { readPackingStation } from "./read-packing-station.server.ts";

/** The way through the shelves for these parcels, as far as they wait to be picked; a tote for each. */
export async function readWave(shop: Shop, parcelIds: readonly ParcelId[]) {
  const { parcels } = parcelIds.length > 0 ? await readPackingStation(shop, { parcelIds }) : { parcels: [] };
  const waiting = parcels
    .filter((parcel) => parcel.stage === "dispatched")
    .map(({ id, orderName, placedAt, lines }) => ({ parcelId: id, orderName, placedAt, lines }));
  const [list] = planPickLists(waiting, { totes: waiting.length, units: Number.MAX_SAFE_INTEGER });
  return { stops: list?.stops ?? [], parcels: list?.parcels ?? [] };
}

export type WaveView = Awaited<ReturnType<typeof readWave>>;
