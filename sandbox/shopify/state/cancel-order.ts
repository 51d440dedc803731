import { fulfillmentOrderPayload } from "../fulfillment-orders/fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../fulfillment-orders/tell-fulfillment-order.ts";
import { addTransaction, transactionsOf } from "../payments/add-transaction.ts";
import { capturable } from "../payments/payment-of.ts";
import { writeRefund } from "../payments/write-refund.ts";
import { toGid } from "./gid.ts";
import { shippingMinor } from "./order-money.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";
import { touchOrder } from "./touch-order.ts";

export type Cancellation = { reason: string; restock: boolean; refund: boolean; staffNote?: string | null };

export const ALREADY_CANCELLED = "Cannot cancel an order that has already been canceled";

const OUTSTANDING = "Cannot cancel an order that has outstanding fulfillments";

/** Why an order can't be cancelled now; null when it can. */
export function cannotCancel(order: OrderRecord): string | null {
  if (order.cancelledAt !== null) return ALREADY_CANCELLED;
  if (order.source === "history" || order.lines.some((line) => line.fulfilledQuantity > line.returnedQuantity && !line.giftCard))
    return OUTSTANDING;
  if (order.fulfillmentOrders.some((one) => one.status === "IN_PROGRESS")) return OUTSTANDING;
  return null;
}

/**
 * Cancels an order: its units leave it, their stock is free again when `restock`, open fulfillment orders are CLOSED and empty, what was
 * authorized is let go, and what was paid goes back when `refund`. Work that a fulfillment service has accepted is not called back by this
 * (Shopify leaves that to a cancellation request), so such an order is refused.
 */
export function cancelOrder(
  state: ShopState,
  order: OrderRecord,
  input: Cancellation,
): { outcome: "cancelled" } | { outcome: "refused"; message: string } {
  const message = cannotCancel(order);
  if (message !== null) return { outcome: "refused", message };

  order.cancelledAt = state.now();
  order.closedAt = order.cancelledAt;
  order.cancelReason = input.reason;
  order.staffNote = input.staffNote ?? null;
  const open = order.fulfillmentOrders.filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED");

  for (const parent of [...order.transactions])
    if (capturable(order, parent) > 0) addTransaction(state, order, { kind: "VOID", gateway: parent.gateway, amountMinor: 0, parent });
  writeRefund(state, order, {
    note: input.staffNote ?? null,
    units: order.lines
      .filter(({ currentQuantity }) => currentQuantity > 0)
      .map((line) => ({ line, quantity: line.currentQuantity, restockType: input.restock ? "CANCEL" : "NO_RESTOCK", locationId: null })),
    shippingMinor: input.refund ? shippingMinor(order) : 0,
    payments: input.refund ? refundable(state, order) : [],
  });
  for (const one of open) {
    // What holds nothing, and a request that nobody has answered, end with the order.
    one.status = "CLOSED";
    tellFulfillmentOrder(state, one, "cancelled", { fulfillment_order: fulfillmentOrderPayload(one), replacement_fulfillment_order: null });
  }
  state.ledger.record({
    target: "shopify",
    effect: "order.cancelled",
    reference: order.name,
    detail: { id: toGid("Order", order.id), reason: input.reason },
  });
  touchOrder(state, order, "orders/cancelled");
  return { outcome: "cancelled" };
}

/** What is left of each payment to give back. */
function refundable(state: ShopState, order: OrderRecord) {
  const transactions = transactionsOf(state, order);
  return transactions.flatMap((parent) => {
    if ((parent.kind !== "SALE" && parent.kind !== "CAPTURE") || parent.status !== "SUCCESS") return [];
    const back = transactions.reduce((sum, one) => (one.parent === parent && one.kind === "REFUND" ? sum + one.amountMinor : sum), 0);
    return parent.amountMinor > back ? [{ parent, amountMinor: parent.amountMinor - back }] : [];
  });
}
