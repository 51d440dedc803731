import { fulfillmentOrderPayload } from "../fulfillment-orders/fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../fulfillment-orders/tell-fulfillment-order.ts";
import { commitStock } from "../inventory/commit-stock.ts";
import { toGid } from "./gid.ts";
import { orderMoney } from "./order-money.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";
import { touchOrder } from "./touch-order.ts";

/**
 * Cancels an order: unshipped units leave it, their stock is free again when `restock`, open fulfillment orders are cancelled. Work that a
 * fulfillment service has accepted is not called back by this (Shopify leaves that to a cancellation request), so such an order is refused.
 */
export function cancelOrder(
  state: ShopState,
  order: OrderRecord,
  input: { reason: string; restock: boolean; refund: boolean },
): { outcome: "cancelled" } | { outcome: "refused"; message: string } {
  if (order.cancelledAt !== null) return { outcome: "refused", message: "Order has already been cancelled." };
  if (order.source === "history" || order.lines.some((line) => line.fulfilledQuantity > 0))
    return { outcome: "refused", message: "Cannot cancel an order that has fulfilled items." };
  if (order.fulfillmentOrders.some((one) => one.status === "IN_PROGRESS" && one.requestStatus !== "UNSUBMITTED"))
    return { outcome: "refused", message: "Cannot cancel an order with fulfillment in progress: request its cancellation first." };

  const paid = order.financialStatus === "PAID";
  if (input.refund && paid) {
    order.refundedMinor = orderMoney(order).currentTotal;
    order.financialStatus = "REFUNDED";
  } else if (!paid) order.financialStatus = "VOIDED";
  for (const one of order.fulfillmentOrders) {
    if (one.status === "CLOSED" || one.status === "CANCELLED") continue;
    for (const line of one.lines) {
      if (input.restock) commitStock(state, line.line, one.locationId, -line.remainingQuantity);
      line.remainingQuantity = 0;
    }
    one.status = "CANCELLED";
    one.holds = [];
    tellFulfillmentOrder(state, one, "cancelled", { fulfillment_order: fulfillmentOrderPayload(one), replacement_fulfillment_order: null });
  }
  for (const line of order.lines) line.currentQuantity = 0;
  order.cancelledAt = state.now();
  order.closedAt = order.cancelledAt;
  order.cancelReason = input.reason;
  state.ledger.record({
    target: "shopify",
    effect: "order.cancelled",
    reference: order.name,
    detail: { id: toGid("Order", order.id), reason: input.reason },
  });
  touchOrder(state, order, "orders/cancelled");
  return { outcome: "cancelled" };
}
