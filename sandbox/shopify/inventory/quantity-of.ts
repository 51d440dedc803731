import type { OtherQuantity } from "../state/inventory-level-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { findLevel } from "./find-level.ts";

/** What `name` counts at a location: 0 where the item was never stocked. */
export function quantityOf(state: ShopState, name: string, inventoryItemId: number, locationId: number): number {
  const level = findLevel(state, inventoryItemId, locationId);
  if (!level) return 0;
  const { available, committed, other } = level;
  if (name === "available") return available;
  if (name === "committed") return committed;
  if (name !== "on_hand") return other[name as OtherQuantity] ?? 0;
  return available + committed + (other.damaged ?? 0) + (other.quality_control ?? 0) + (other.reserved ?? 0) + (other.safety_stock ?? 0);
}
