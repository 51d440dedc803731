import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";

/** A level's GID carries its item: `gid://shopify/InventoryLevel/1?inventory_item_id=2`. */
export function levelGid(level: InventoryLevelRecord): string {
  return `gid://shopify/InventoryLevel/${level.id}?inventory_item_id=${level.inventoryItemId}`;
}
