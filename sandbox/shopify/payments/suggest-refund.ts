import { numericId } from "../state/numeric-id.ts";
import { orderMoney } from "../state/order-money.ts";
import type { LineRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { transactionsOf } from "./add-transaction.ts";
import { paymentOf } from "./payment-of.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type AskedRefund = {
  refundLineItems?: readonly { lineItemId: string; quantity: number }[] | null;
  refundShipping?: boolean | null;
};

/** Amounts are minor units of the order's currency. */
export type SuggestedPayment = { order: OrderRecord; parent: TransactionRecord; amountMinor: number };
export type SuggestedRefund = { order: OrderRecord; amountMinor: number; payments: SuggestedPayment[] };

/** What an order costs less without some of its units, as far as it was paid, by the payments that have it: those made last first. */
export function suggestRefund(state: ShopState, order: OrderRecord, { refundLineItems, refundShipping }: AskedRefund): SuggestedRefund {
  const less = new Map((refundLineItems ?? []).map(({ lineItemId, quantity }) => [numericId(lineItemId, "LineItem") ?? 0, quantity]));
  const without: OrderRecord = {
    ...order,
    lines: order.lines.map((line): LineRecord => ({
      ...line,
      currentQuantity: Math.max(0, line.currentQuantity - (less.get(line.id) ?? 0)),
    })),
    shippingLines: refundShipping === true ? [] : order.shippingLines,
  };
  const { received, refunded } = paymentOf(order);
  const costsLess = orderMoney(order).currentTotal - orderMoney(without).currentTotal;
  let left = Math.max(0, Math.min(costsLess, received - refunded));
  const amountMinor = left;
  const payments = transactionsOf(state, order)
    .filter(({ kind, status }) => (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS")
    .toReversed()
    .flatMap((parent) => {
      const back = order.transactions.filter(({ parent: of, kind }) => of === parent && kind === "REFUND");
      const some = Math.min(left, parent.amountMinor - back.reduce((sum, one) => sum + one.amountMinor, 0));
      left -= Math.max(0, some);
      return some > 0 ? [{ order, parent, amountMinor: some }] : [];
    });
  return { order, amountMinor, payments };
}
