import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { lostLevelPayload } from "./level-payload.ts";

/** `inventoryDeactivate`: an item is no longer stocked at a location. It must be stocked somewhere, and what is set aside keeps it there. */
export function deactivateLevel(state: ShopState, gid: string): Done<"deactivated"> {
  const itemId = Number(/[?&]inventory_item_id=(\d+)/.exec(gid)?.[1] ?? 0);
  const levelId = Number(/InventoryLevel\/(\d+)/.exec(gid)?.[1] ?? 0);
  const levels = state.inventory.get(itemId);
  const level = levels?.values().find(({ id }) => id === levelId);
  if (!state.variantsByItem.has(itemId)) return refuse(null, "The product couldn't be unstocked because the product was deleted.");
  if (!levels || !level) return refuse(null, "The product couldn't be unstocked because the location was deleted.");
  const name = state.locations.get(level.locationId)?.name ?? "";
  if (levels.size === 1)
    return refuse(null, `The product couldn't be unstocked from ${name} because products need to be stocked at a minimum of 1 location.`);
  if (level.committed > 0) return refuse(null, `The product couldn't be unstocked from ${name} because it has committed inventory.`);
  levels.delete(level.locationId);
  tell(state, "inventory_levels/disconnect", "InventoryItem", itemId, lostLevelPayload(level));
  return { outcome: "deactivated" };
}
