import { commitStock } from "../../inventory/commit-stock.ts";
import { findLevel } from "../../inventory/find-level.ts";
import type { OrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { addFulfillmentOrder } from "../add-fulfillment-order.ts";
import { assignLines } from "./assign-lines.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { holdFulfillmentOrder } from "../holds/hold-fulfillment-order.ts";
import { releaseHolds } from "../holds/release-holds.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/**
 * Makes the fulfillment orders of a new order and commits its stock. With `postPurchaseMs`, they wait that long ON_HOLD while the buyer
 * is offered something after paying, as Shopify does.
 */
export function routeOrder(state: ShopState, order: OrderRecord, postPurchaseMs = 0): void {
  if (order.routed || order.cancelledAt !== null) return;
  order.routed = true;
  const lines = order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({
      key: line.id,
      line,
      quantity: line.currentQuantity,
      requiresShipping: line.requiresShipping,
      itemId: line.variant?.tracked ? line.variant.inventoryItemId : null,
    }));
  const locationIds = [...state.locations.values()].filter((one) => one.isActive && one.fulfillsOnlineOrders).map((one) => one.id);
  const assigned = assignLines(lines, locationIds, (itemId, locationId) => findLevel(state, itemId, locationId)?.available ?? 0);

  const created = assigned.map((assignment) => {
    const one = addFulfillmentOrder(state, order, assignment);
    for (const line of one.lines) commitStock(state, line.line, one.locationId, line.totalQuantity);
    return one;
  });
  for (const one of created) {
    const held = postPurchaseMs > 0 && one.methodType === "SHIPPING";
    if (held) {
      const hold = holdFulfillmentOrder(state, one, { reason: "ONLINE_STORE_POST_PURCHASE_CROSS_SELL", byApp: false });
      state.clock.schedule(state.clock.now().add({ milliseconds: postPurchaseMs }), () => releaseHolds(state, one, [hold]));
    }
    tellFulfillmentOrder(state, one, "order_routing_complete", { fulfillment_order: fulfillmentOrderPayload(one) });
  }
}
