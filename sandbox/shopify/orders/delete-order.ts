import { commitStock } from "../inventory/commit-stock.ts";
import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";

/** Payments by hand, and those that never were: an order paid through a real gateway stays in the books. */
const deletableGateways = new Set(["manual", "bogus", "Cash on Delivery (COD)"]);

/** `orderDelete`: a test order, one that was cancelled, or one that was paid by hand if at all, is gone with all that belongs to it. */
export function deleteOrder(state: ShopState, gid: string): Done<"deleted", { id: number }> {
  const order = state.orders.get(numericId(gid, "Order") ?? 0);
  if (!order) return refuse(["orderId"], "Order does not exist", "NOT_FOUND");
  const byHand = order.transactions.every(({ gateway, kind }) => deletableGateways.has(gateway) || kind === "VOID");
  if (!order.test && order.cancelledAt === null && !byHand) return refuse(["orderId"], "order_cannot_be_deleted", "INVALID");

  for (const one of order.fulfillmentOrders) {
    if (one.status !== "CLOSED" && one.status !== "CANCELLED")
      for (const { line, remainingQuantity } of one.lines) commitStock(state, line, one.locationId, -remainingQuantity);
    state.fulfillmentOrders.delete(one.id);
  }
  for (const { id } of order.fulfillments) state.fulfillments.delete(id);
  for (const { id } of order.lines) state.lines.delete(id);
  state.orders.delete(order.id);
  if (order.customer) order.customer.orderIds = order.customer.orderIds.filter((id) => id !== order.id);
  state.ledger.record({ target: "shopify", effect: "order.deleted", reference: order.name, detail: { id: toGid("Order", order.id) } });
  tell(state, "orders/delete", "Order", order.id, { id: order.id });
  return { outcome: "deleted", id: order.id };
}
