import type { PickableParcel, PickList, PickStop } from "./pick-list.ts";

/**
 * The walks that pick these parcels, longest waiting first. A wave takes at most `totes` parcels and, unless one parcel alone is
 * bigger, `units` units; every parcel is in exactly one. With `totes: 1` each parcel is a walk of its own.
 */
export function planPickLists(parcels: readonly PickableParcel[], wave: { totes: number; units: number }): readonly PickList[] {
  const waiting = [...parcels].sort((a, b) =>
    a.placedAt === b.placedAt ? (a.parcelId < b.parcelId ? -1 : 1) : a.placedAt < b.placedAt ? -1 : 1,
  );
  const waves: PickableParcel[][] = [];
  let room = 0;
  for (const parcel of waiting) {
    const units = unitsOf(parcel);
    const current = waves.at(-1);
    if (current && current.length < Math.max(1, wave.totes) && units <= room) {
      current.push(parcel);
      room -= units;
    } else {
      waves.push([parcel]);
      room = wave.units - units;
    }
  }
  return waves.map(pickListOf);
}

function pickListOf(parcels: readonly PickableParcel[]): PickList {
  const stops = new Map<string, Omit<PickStop, "totes"> & { totes: { tote: number; parcelId: string; quantity: number }[] }>();
  parcels.forEach((parcel, index) => {
    for (const line of parcel.lines) {
      const place = JSON.stringify([line.bin, line.sku]);
      const stop = stops.get(place) ?? { bin: line.bin, sku: line.sku, title: line.title, quantity: 0, picked: 0, totes: [] };
      stops.set(place, stop);
      stop.quantity += line.quantity;
      stop.picked += line.picked ?? 0;
      const tote = stop.totes.find(({ parcelId }) => parcelId === parcel.parcelId);
      if (tote) tote.quantity += line.quantity;
      else stop.totes.push({ tote: index + 1, parcelId: parcel.parcelId, quantity: line.quantity });
    }
  });
  return {
    parcels: parcels.map((parcel, index) => ({
      parcelId: parcel.parcelId,
      orderName: parcel.orderName,
      tote: index + 1,
      units: unitsOf(parcel),
    })),
    stops: [...stops.values()].sort(compareBins),
    units: parcels.reduce((sum, parcel) => sum + unitsOf(parcel), 0),
  };
}

function unitsOf({ lines }: PickableParcel): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Shelves in walking order: by their names as people count (`A-2` before `A-10`). What has no shelf comes last, by SKU. */
function compareBins(a: { bin: string | null; sku: string }, b: { bin: string | null; sku: string }): number {
  if (a.bin !== null && b.bin === null) return -1;
  if (a.bin === null && b.bin !== null) return 1;
  return natural.compare(a.bin ?? "", b.bin ?? "") || natural.compare(a.sku, b.sku) || (a.sku < b.sku ? -1 : Number(a.sku > b.sku));
}
