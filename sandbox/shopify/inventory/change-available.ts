import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import type { InventoryChange } from "./adjustment-group.ts";
import { changeLevel } from "./change-level.ts";
import { quantityOf } from "./quantity-of.ts";

/** Changes what is available of an item at a location, where it is stocked from now on. On hand follows: both are told, or neither. */
export function changeAvailable(state: ShopState, inventoryItemId: number, locationId: number, delta: number): InventoryChange[] {
  const level = activateLevel(state, inventoryItemId, locationId);
  if (delta === 0) return [];
  changeLevel(state, level, { available: delta });
  return ["available", "on_hand"].map((name) => ({
    __typename: "InventoryChange",
    name,
    delta,
    quantityAfterChange: quantityOf(state, name, inventoryItemId, locationId),
    inventoryItemId,
    locationId,
    ledgerDocumentUri: null,
  }));
}
