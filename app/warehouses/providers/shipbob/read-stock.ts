import { z } from "zod";
import type { StockLevel } from "../../warehouse-connection.ts";

/** What we read of each of `GET /inventory-level/locations`. */
export const ShipBobStock = z.object({
  sku: z.string().nullish(),
  locations: z
    .array(z.object({ location_id: z.number().int(), on_hand_quantity: z.number().int(), committed_quantity: z.number().int() }))
    .nullish(),
});

export type ShipBobStock = z.infer<typeof ShipBobStock>;

/** Stock per SKU at one building, or at all of them when none is named. Items without a SKU are left out: nobody can order them. */
export function readStock(items: readonly ShipBobStock[], buildingId: string | null): readonly StockLevel[] {
  const bySku = new Map<string, StockLevel>();
  for (const { sku, locations } of items) {
    const here = (locations ?? []).filter(({ location_id }) => buildingId === null || String(location_id) === buildingId);
    if (!sku || here.length === 0) continue;
    const reading = bySku.get(sku) ?? { sku, onHand: 0, committed: 0 };
    bySku.set(sku, {
      sku,
      onHand: here.reduce((sum, level) => sum + level.on_hand_quantity, reading.onHand),
      committed: here.reduce((sum, level) => sum + level.committed_quantity, reading.committed),
    });
  }
  return [...bySku.values()];
}
