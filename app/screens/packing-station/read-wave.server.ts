import { planPickLists } from "#app/packing/plan-pick-lists.ts";
import { isCancelled } from "#app/parcels/parcel-stage.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { readPackingStation } from "./read-packing-station.server.ts";
import { readStopped, type StoppedParcel } from "./read-stopped.server.ts";

/**
 * The way through the shelves for these parcels, as far as they wait to be picked; a tote for each, whose number stays when another parcel of
 * the wave is stopped; and those that were stopped, whose items go back.
 */
export async function readWave(shop: Shop, parcelIds: readonly ParcelId[]) {
  const { parcels } = parcelIds.length > 0 ? await readPackingStation(shop, { parcelIds }) : { parcels: [] };
  const waiting = parcels
    .filter((parcel) => parcel.stage === "dispatched")
    .map(({ id, orderName, placedAt, lines }) => ({ parcelId: id, orderName, placedAt, lines }));
  const others = await readOthers(
    shop,
    parcelIds.filter((id) => !waiting.some(({ parcelId }) => parcelId === id)),
  );
  const all = [...waiting, ...others.map((one) => ({ ...one, lines: [] }))];
  const [list] = planPickLists(all, { totes: all.length, units: Number.MAX_SAFE_INTEGER });
  const stopped: StoppedParcel[] = [];
  for (const { parcelId } of others.filter(isCancelled)) {
    const found = await readStopped(shop, parcelId);
    if (found) stopped.push(found);
  }
  return {
    stops: list?.stops ?? [],
    parcels: (list?.parcels ?? []).filter(({ parcelId }) => waiting.some((one) => one.parcelId === parcelId)),
    stopped,
  };
}

/** Parcels of the wave that wait on their shelves no longer. */
async function readOthers(shop: Shop, ids: readonly ParcelId[]) {
  if (ids.length === 0) return [];
  const found = await readInShop(shop, (db) =>
    db.parcel.findMany({
      where: { shopId: shop.id, id: { in: [...ids] }, warehouse: { kind: { in: kindsPackedHere() } } },
      select: { id: true, stage: true, order: { select: { name: true, createdAt: true } } },
    }),
  );
  return found.map(({ id, stage, order }) => ({
    parcelId: id as ParcelId,
    stage,
    orderName: order.name,
    placedAt: order.createdAt.toISOString(),
  }));
}

export type WaveView = Awaited<ReturnType<typeof readWave>>;
