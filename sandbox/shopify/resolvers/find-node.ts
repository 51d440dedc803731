import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { inventoryItemSource } from "./inventory-item-source.ts";

/** The record behind a GID; null when there is none. */
export function findNode(state: ShopState, gid: string): unknown {
  const id = numericId(gid) ?? 0;
  const type = gid.split("/")[3] ?? "";
  switch (type) {
    case "Shop":
      return gid === toGid("Shop", state.shop.id) ? state.shop : null;
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
    case "DiscountNode":
    case "DiscountCodeNode":
    case "DiscountAutomaticNode": {
      const discount = state.discounts.get(id);
      return discount && (type === "DiscountNode" || type === discount.__typename) ? discount : null;
    }
    case "Job":
      return state.jobs.get(gid) ?? null;
    case "CustomerSegmentMembersQuery":
      return state.membersQueries.get(gid) ?? null;
    case "OrderTransaction":
      return firstIn(state, (order) => order.transactions.find((one) => one.id === id));
    case "Refund":
      return firstIn(state, (order) => order.refunds.find((one) => one.id === id));
    default: {
      const kept = KEPT_BY_ID.get(type);
      return (kept && state[kept].get(id)) ?? null;
    }
  }
}

type KeptById = {
  [Name in keyof ShopState]: ShopState[Name] extends ReadonlyMap<number, { id: number }> ? Name : never;
}[keyof ShopState];

/** Where the records of a type are kept by the number in their GID. */
const KEPT_BY_ID = new Map<string, KeptById>([
  ["Location", "locations"],
  ["FulfillmentService", "fulfillmentServices"],
  ["Product", "products"],
  ["ProductVariant", "variants"],
  ["Collection", "collections"],
  ["Customer", "customers"],
  ["Order", "orders"],
  ["LineItem", "lines"],
  ["FulfillmentOrder", "fulfillmentOrders"],
  ["Fulfillment", "fulfillments"],
  ["DraftOrder", "draftOrders"],
  ["AbandonedCheckout", "abandonedCheckouts"],
  ["Segment", "segments"],
  ["DiscountRedeemCodeBulkCreation", "codeCreations"],
  ["ProductBundleOperation", "productOperations"],
  ["CalculatedOrder", "calculatedOrders"],
]);

function firstIn<Found>(state: ShopState, find: (order: OrderRecord) => Found | undefined): Found | null {
  for (const order of state.orders.values()) {
    const found = find(order);
    if (found) return found;
  }
  return null;
}
