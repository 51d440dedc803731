import { refuse, type Refused } from "../fulfillment-orders/refuse.ts";
import { shopMinor } from "../resolvers/money-bag.ts";
import { decimalAmount, minorUnits } from "../state/decimal-amount.ts";
import { numericId } from "../state/numeric-id.ts";
import { shippingMinor } from "../state/order-money.ts";
import type { OrderRecord, RefundRecord, RestockType } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { touchOrder } from "../state/touch-order.ts";
import { transactionsOf } from "./add-transaction.ts";
import { paymentOf } from "./payment-of.ts";
import { type RefundUnits, writeRefund } from "./write-refund.ts";

export type RefundInput = {
  orderId: string;
  note?: string | null;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: RestockType | null; locationId?: string | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: { amount: string; gateway: string; kind: string; parentId?: string | null }[] | null;
};

type Outcome = { outcome: "refunded"; refund: RefundRecord; order: OrderRecord } | (Refused & { order: OrderRecord | null });

/**
 * `refundCreate`: units leave the order, money goes back by the transactions that are named; neither needs the other. Units that were not
 * shipped leave their fulfillment orders too. Amounts are in the buyer's currency.
 */
export function createRefund(state: ShopState, input: RefundInput): Outcome {
  const order = state.orders.get(numericId(input.orderId, "Order") ?? 0);
  if (!order) return { ...refuse(["orderId"], "Order does not exist"), order: null };
  const refused = (field: string[] | null, message: string): Outcome => ({ ...refuse(field, message), order });

  const units: RefundUnits[] = [];
  for (const [index, asked] of (input.refundLineItems ?? []).entries()) {
    const field = ["refundLineItems", String(index)];
    const line = order.lines.find(({ id }) => id === numericId(asked.lineItemId, "LineItem"));
    if (!line) return refused([...field, "lineItemId"], "Line item does not exist");
    if (asked.quantity <= 0) return refused([...field, "quantity"], "Quantity must be greater than 0");
    const already = units.reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
    if (already + asked.quantity > line.currentQuantity)
      return refused([...field, "quantity"], "Quantity cannot refund more items than were purchased");
    const locationId = asked.locationId == null ? null : (numericId(asked.locationId, "Location") ?? 0);
    if (locationId !== null && !state.locations.has(locationId)) return refused([...field, "locationId"], "Location does not exist");
    units.push({ line, quantity: asked.quantity, restockType: asked.restockType ?? "NO_RESTOCK", locationId });
  }

  const payments = [];
  const { received, refunded } = paymentOf(order);
  for (const asked of input.transactions ?? []) {
    if (asked.kind !== "REFUND") return refused(null, `Kind ${asked.kind.toLowerCase()} is not a valid transaction`);
    const parent = transactionsOf(state, order).find(
      ({ id, kind }) => id === numericId(asked.parentId ?? "", "OrderTransaction") && (kind === "SALE" || kind === "CAPTURE"),
    );
    if (!parent) return refused(["transactions"], "Transactions require a parent_id associated with the order");
    const amountMinor = shopMinor(order, minorUnits(asked.amount) ?? 0);
    if (amountMinor <= 0) return refused(["transactions"], "Amount must be greater than zero");
    payments.push({ parent, amountMinor });
  }
  const asked = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (asked > received - refunded) {
    const sign = new Intl.NumberFormat("en", { style: "currency", currency: order.currency, currencyDisplay: "narrowSymbol" })
      .format(0)
      .replace(/[\d.,\s]/g, "");
    return refused(
      null,
      `Refund amount ${sign}${decimalAmount(asked)} is greater than net payment received ${sign}${decimalAmount(received - refunded)}`,
    );
  }
  const already = order.refunds.reduce((sum, refund) => sum + refund.shippingMinor, 0);
  const shippingLeft = shippingMinor(order) - already;
  const wanted = input.shipping?.fullRefund ? shippingLeft : shopMinor(order, minorUnits(input.shipping?.amount ?? "0") ?? 0);
  if (wanted > shippingLeft) return refused(["shipping", "amount"], "Shipping amount cannot be greater than the shipping that was charged");

  const refund = writeRefund(state, order, { note: input.note ?? null, units, shippingMinor: Math.max(0, wanted), payments });
  touchOrder(state, order);
  return { outcome: "refunded", refund, order };
}
