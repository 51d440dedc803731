import type { Instance } from "./instance.ts";

export type InstanceSize = { lines: number; warehouses: number; quantity: number };

/**
 * An instance up to the given size, drawn to be awkward as often as ordinary: scarce or scattered stock, SKUs on several lines with the
 * same or another weight, fractions, penalties from none to huge, and extra picks so dear that a further parcel pays.
 */
export function randomInstance(random: () => number, size: InstanceSize): Instance {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (probability: number) => random() < probability;
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const price = (most: number) => (chance(0.3) ? random() * most : upTo(most));

  const skus = Math.max(1, upTo(size.lines));
  const lines = Array.from({ length: 1 + upTo(size.lines - 1) }, (_, index) => ({
    sku: `SKU-${chance(0.15) ? upTo(skus) : index}`,
    quantity: chance(0.05) ? 0 : 1 + upTo(size.quantity - 1),
    grams: pick(0, 100, 250, 500, 1200, upTo(3000)),
  }));

  const plenty = pick(0.5, 1, 2, 4);
  const dearExtras = chance(0.25);
  const warehouses = Array.from({ length: chance(0.02) ? 0 : 1 + upTo(size.warehouses - 1) }, (_, index) => ({
    id: `W${index}`,
    stock: Object.fromEntries(
      [...new Set(lines.map((line) => line.sku))]
        .filter(() => chance(0.8))
        .map((sku) => [sku, Math.round(random() * plenty * size.quantity)] as const),
    ),
    shipping: { base: price(dearExtras ? 100 : 900), perKg: price(pick(0, 60, 400)) },
    pick: { first: price(dearExtras ? 50 : 200), extra: price(dearExtras ? 800 : 80) },
  }));

  const splitPenalty = pick(0, 0, price(300), price(300), 1_000_000, 0.5);
  return { order: { currency: pick("GBP", "EUR", "JPY"), lines }, warehouses, policy: { splitPenalty } };
}
