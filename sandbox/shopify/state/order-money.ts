import type { OrderRecord } from "./order-record.ts";

export type OrderMoney = {
  /** As sold, with what was added since by an edit. */
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
  /** After removals, refunds and cancellation. */
  currentSubtotal: number;
  currentShipping: number;
  currentTax: number;
  currentTotal: number;
};

/** What an order costs, in minor units. */
export function orderMoney(order: OrderRecord): OrderMoney {
  let subtotal = 0;
  let currentSubtotal = 0;
  for (const line of order.lines) {
    subtotal += line.totalMinor;
    currentSubtotal += line.currentQuantity === line.quantity ? line.totalMinor : line.unitMinor * line.currentQuantity;
  }
  const shipping = order.shippingLine?.priceMinor ?? 0;
  const refunded = order.refunds.reduce((sum, { shippingMinor }) => sum + shippingMinor, 0);
  const currentShipping = order.cancelledAt === null ? Math.max(0, shipping - refunded) : 0;
  const tax = taxOn(order, subtotal + shipping);
  const currentTax = taxOn(order, currentSubtotal + currentShipping);
  const onTop = (amount: number) => (order.taxes.included ? 0 : amount);
  return {
    subtotal,
    shipping,
    tax,
    total: subtotal + shipping + onTop(tax),
    currentSubtotal,
    currentShipping,
    currentTax,
    currentTotal: currentSubtotal + currentShipping + onTop(currentTax),
  };
}

/** The tax in or on an amount, by the order's rate. */
export function taxOn({ taxes: { included, rate } }: Pick<OrderRecord, "taxes">, minor: number): number {
  return Math.round(included ? (minor * rate) / (1 + rate) : minor * rate) || 0;
}
