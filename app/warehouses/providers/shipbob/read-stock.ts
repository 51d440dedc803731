import type { StockLevel } from "../../warehouse-connection.ts";
import type { ShipBobStockPage } from "./shipbob-stock-page.ts";

/** Stock per SKU at one building, or at all of them when none is named. Items without a SKU are left out: nobody can order them. */
export function readStock(items: NonNullable<ShipBobStockPage["items"]>, buildingId: string | null): readonly StockLevel[] {
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
