import type { BenchParcel } from "./bench.server.ts";

/** A stop on the way through the shelves: so many of one SKU, and which parcels they are for. */
export type Stop = { sku: string; title: string; bin: string | null; quantity: number; parcels: { orderName: string; quantity: number }[] };

/**
 * The pick list of a wave: one stop per SKU however many parcels want it, in walking order (by bin as people number them: A2 before A10;
 * what has no bin comes last). Units already packed are not fetched again.
 */
export function walkingOrder(parcels: readonly Pick<BenchParcel, "orderName" | "lines">[]): Stop[] {
  const stops = new Map<string, Stop>();
  for (const { orderName, lines } of parcels) {
    for (const line of lines) {
      const quantity = line.quantity - line.packed;
      if (quantity <= 0) continue;
      const stop = stops.get(line.sku) ?? { sku: line.sku, title: line.title, bin: line.bin, quantity: 0, parcels: [] };
      stop.quantity += quantity;
      stop.parcels.push({ orderName, quantity });
      stops.set(line.sku, stop);
    }
  }
  return [...stops.values()].sort(byBin);
}

const collator = new Intl.Collator("en", { numeric: true });

function byBin(one: Stop, other: Stop): number {
  if ((one.bin === null) !== (other.bin === null)) return one.bin === null ? 1 : -1;
  return collator.compare(one.bin ?? "", other.bin ?? "") || collator.compare(one.sku, other.sku);
}
