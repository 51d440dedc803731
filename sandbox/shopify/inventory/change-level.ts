import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { levelPayload } from "./level-payload.ts";

/**
 * Moves stock between states at one location. `inventory_levels/update` follows `available` only, as Shopify's does: what goes from
 * committed to shipped is not told.
 */
export function changeLevel(state: ShopState, level: InventoryLevelRecord, delta: { available?: number; committed?: number }): void {
  level.available += delta.available ?? 0;
  level.committed += delta.committed ?? 0;
  level.updatedAt = state.now();
  if (delta.committed) level.changedAt.committed = level.updatedAt;
  if (delta.available) tell(state, "inventory_levels/update", "InventoryItem", level.inventoryItemId, levelPayload(state, level));
}
