import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { sendGiftCards } from "../orders/route-lines.ts";
import { shopMinor } from "../resolvers/money-bag.ts";
import { minorUnits } from "../state/decimal-amount.ts";
import { numericId } from "../state/numeric-id.ts";
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
export function markAsPaid(state: ShopState, order: OrderRecord): Done<"paid"> {
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

export type ManualPayment = {
  id: string;
  amount?: { amount: string; currencyCode: string } | null;
  paymentMethodName?: string | null;
};

/** `orderCreateManualPayment`: money that came in by hand, all that is owed unless an amount is named. */
export function payByHand(state: ShopState, input: ManualPayment): Done<"paid", { order: OrderRecord }> {
  const order = state.orders.get(numericId(input.id, "Order") ?? 0);
  if (!order) return refuse(["id"], "Order does not exist", "ORDER_NOT_FOUND");
  const { outstanding } = paymentOf(order);
  const { currency } = order.presentment;
  if (input.amount && input.amount.currencyCode !== currency)
    return refuse(["amount", "currencyCode"], `Currency must be ${currency}`, "CURRENCY_MISMATCH");
  const amountMinor = input.amount ? shopMinor(order, minorUnits(input.amount.amount) ?? 0) : outstanding;
  if (amountMinor <= 0) return refuse(["amount"], "Amount must be greater than zero", "AMOUNT_NOT_POSITIVE");
  if (amountMinor > outstanding) return refuse(["amount"], "Amount exceeds the remaining balance", "AMOUNT_EXCEEDS_BALANCE");
  addTransaction(state, order, { kind: "SALE", gateway: input.paymentMethodName ?? "manual", amountMinor });
  tellPaid(state, order);
  return { outcome: "paid", order };
}

/** Tells that money came in: `orders/paid` once nothing is owed. */
export function tellPaid(state: ShopState, order: OrderRecord): void {
  const paid = order.financialStatus === "PAID";
  touchOrder(state, order, ...(paid ? ["orders/paid"] : []));
  if (paid && order.routed) sendGiftCards(state, order);
}
