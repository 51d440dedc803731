import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { levelPayload } from "./level-payload.ts";

/** The stock of an item at a location, stocked there from now on with nothing if it never was. */
export function activateLevel(state: ShopState, inventoryItemId: number, locationId: number): InventoryLevelRecord {
  let levels = state.inventory.get(inventoryItemId);
  if (!levels) state.inventory.set(inventoryItemId, (levels = new Map<number, InventoryLevelRecord>()));
  const known = levels.get(locationId);
  if (known) return known;

  const at = state.now();
  const level: InventoryLevelRecord = {
    __typename: "InventoryLevel",
    id: state.nextId("inventoryLevel"),
    inventoryItemId,
    locationId,
    available: 0,
    committed: 0,
    other: {},
    createdAt: at,
    updatedAt: at,
    changedAt: {},
  };
  levels.set(locationId, level);
  tell(state, "inventory_levels/connect", "InventoryItem", inventoryItemId, levelPayload(state, level));
  return level;
}
