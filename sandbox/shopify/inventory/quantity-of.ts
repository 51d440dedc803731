import type { ShopState } from "../state/shop-state.ts";
import { findLevel } from "./find-level.ts";

/** What `name` counts at a location: 0 where the item was never stocked. */
export function quantityOf(state: ShopState, name: string, inventoryItemId: number, locationId: number): number {
  const level = findLevel(state, inventoryItemId, locationId);
  if (!level) return 0;
  if (name === "on_hand") return level.available + level.committed;
  return name === "available" ? level.available : name === "committed" ? level.committed : 0;
}
