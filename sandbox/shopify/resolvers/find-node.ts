import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { inventoryItemSource } from "./inventory-item-source.ts";

/** The record behind a GID; null when there is none. */
export function findNode(state: ShopState, gid: string): unknown {
  const id = numericId(gid) ?? 0;
  switch (gid.split("/")[3]) {
    case "Shop":
      return gid === toGid("Shop", state.shop.id) ? state.shop : null;
    case "Location":
      return state.locations.get(id) ?? null;
    case "FulfillmentService":
      return state.fulfillmentServices.get(id) ?? null;
    case "Product":
      return state.products.get(id) ?? null;
    case "ProductVariant":
      return state.variants.get(id) ?? null;
    case "InventoryItem": {
      const variant = state.variantsByItem.get(id);
      return variant ? inventoryItemSource(variant) : null;
    }
    case "InventoryLevel": {
      const itemId = Number(/inventory_item_id=(\d+)/.exec(gid)?.[1]);
      return (
        state.inventory
          .get(itemId)
          ?.values()
          .find((level) => level.id === id) ?? null
      );
    }
    case "Customer":
      return state.customers.get(id) ?? null;
    case "Order":
      return state.orders.get(id) ?? null;
    case "LineItem":
      return state.lines.get(id) ?? null;
    case "FulfillmentOrder":
      return state.fulfillmentOrders.get(id) ?? null;
    case "Fulfillment":
      return state.fulfillments.get(id) ?? null;
    default:
      return null;
  }
}
