import type { OrderRecord } from "./order-record.ts";

export type OrderMoney = { subtotal: number; currentSubtotal: number; shipping: number; total: number; currentTotal: number };

/** What an order costs, in minor units: as bought, and after removals and cancellation. */
export function orderMoney(order: OrderRecord): OrderMoney {
  let subtotal = 0;
  let currentSubtotal = 0;
  for (const line of order.lines) {
    subtotal += line.totalMinor;
    currentSubtotal += line.currentQuantity === line.quantity ? line.totalMinor : line.unitMinor * line.currentQuantity;
  }
  const shipping = order.shippingLine?.priceMinor ?? 0;
  const currentShipping = order.cancelledAt === null ? shipping : 0;
  return { subtotal, currentSubtotal, shipping, total: subtotal + shipping, currentTotal: currentSubtotal + currentShipping };
}
