import type { Refused } from "../fulfillment-orders/fulfillment-order-error.ts";
import { refuse } from "../fulfillment-orders/refuse.ts";
import { sendGiftCards } from "../orders/route-lines.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { touchOrder } from "../state/touch-order.ts";
import { addTransaction } from "./add-transaction.ts";
import { capturable, paymentOf } from "./payment-of.ts";

/** Whether something is owed or authorized that a person can call paid. */
export function canMarkAsPaid(order: OrderRecord): boolean {
  const { outstanding, authorized } = paymentOf(order);
  return order.cancelledAt === null && order.source !== "history" && outstanding + authorized > 0;
}

/** `orderMarkAsPaid`: captures what is authorized, and takes what is owed beyond that in one sale. */
export function markAsPaid(state: ShopState, order: OrderRecord): { outcome: "paid" } | Refused {
  if (!canMarkAsPaid(order)) return refuse(["id"], "Order cannot be marked as paid.");
  for (const parent of [...order.transactions]) {
    const amountMinor = capturable(order, parent);
    if (amountMinor > 0) addTransaction(state, order, { kind: "CAPTURE", gateway: parent.gateway, amountMinor, parent });
  }
  const { outstanding } = paymentOf(order);
  const pending = order.transactions.find(({ kind, status }) => kind === "SALE" && status === "PENDING") ?? null;
  if (outstanding > 0)
    addTransaction(state, order, { kind: "SALE", gateway: pending?.gateway ?? "manual", amountMinor: outstanding, parent: pending });
  tellPaid(state, order);
  return { outcome: "paid" };
}

/** Tells that money came in: `orders/paid` once nothing is owed. */
export function tellPaid(state: ShopState, order: OrderRecord): void {
  const paid = order.financialStatus === "PAID";
  touchOrder(state, order, ...(paid ? ["orders/paid"] : []));
  if (paid && order.routed) sendGiftCards(state, order);
}
