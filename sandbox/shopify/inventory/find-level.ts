import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** The stock of an item at a location; undefined where it was never stocked. */
export function findLevel(state: ShopState, inventoryItemId: number, locationId: number): InventoryLevelRecord | undefined {
  return state.inventory.get(inventoryItemId)?.get(locationId);
}
