import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import { levelGid } from "./level-gid.ts";

/** A level as Shopify's webhooks write one: they know of `available` only. */
export function levelPayload(state: ShopState, level: InventoryLevelRecord): Record<string, unknown> {
  return {
    inventory_item_id: level.inventoryItemId,
    location_id: level.locationId,
    available: level.available,
    updated_at: payloadTime(level.updatedAt, state.shop.ianaTimezone),
    admin_graphql_api_id: levelGid(level),
  };
}

/** … when it is one no more. */
export function lostLevelPayload(level: InventoryLevelRecord): Record<string, unknown> {
  return { inventory_item_id: level.inventoryItemId, location_id: level.locationId };
}
