import type { DiscountCode, OrderRecord } from "../../state/order-record.ts";
import type { DiscountCodeInput } from "./order-create-input.ts";
import { minorOf, shareMinor } from "./read-money.ts";

/** Takes off what a code takes off: a share of each line, or what shipping costs. */
export function applyDiscount(order: OrderRecord, asked: DiscountCodeInput): void {
  const discount = discountOf(asked);
  if (!discount) return;
  order.discountCode = discount;
  if (discount.kind === "FREE_SHIPPING") {
    for (const line of order.shippingLines) line.discountMinor = line.priceMinor;
    return;
  }
  const weights = order.lines.map(({ totalMinor }) => totalMinor);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const off = discount.kind === "PERCENTAGE" ? Math.round((all * discount.value) / 100) : discount.value;
  for (const [index, minor] of shareMinor(Math.min(off, all), weights).entries()) {
    const line = order.lines[index];
    if (line) line.discountMinor = minor;
  }
}

function discountOf(asked: DiscountCodeInput): DiscountCode | null {
  const { itemPercentageDiscountCode: percentage, itemFixedDiscountCode: fixed, freeShippingDiscountCode: shipping } = asked;
  if (percentage) return { code: percentage.code, kind: "PERCENTAGE", value: percentage.percentage ?? 0 };
  if (fixed) return { code: fixed.code, kind: "FIXED_AMOUNT", value: minorOf(fixed.amountSet) };
  return shipping ? { code: shipping.code, kind: "FREE_SHIPPING", value: 100 } : null;
}
