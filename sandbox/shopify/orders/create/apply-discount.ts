import { allocate } from "../discount-sources.ts";
import type { AppliedDiscount, OrderRecord } from "../../state/order-record.ts";
import type { DiscountCodeInput } from "./order-create-input.ts";
import { minorOf, shareMinor } from "./read-money.ts";

/** Takes off what a code takes off: a share of each line, or what shipping costs. */
export function applyDiscount(order: OrderRecord, asked: DiscountCodeInput): void {
  const discount = discountOf(asked);
  if (!discount) return;
  const index = order.discounts.push(discount) - 1;
  if (discount.target === "SHIPPING_LINE") {
    for (const line of order.shippingLines) allocate(line, index, line.priceMinor);
    return;
  }
  const { kind, value } = discount.value;
  const weights = order.lines.map(({ totalMinor }) => totalMinor);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const off = kind === "percentage" ? Math.round((all * value) / 100) : value;
  const shares = shareMinor(Math.min(off, all), weights);
  for (const [place, line] of order.lines.entries()) allocate(line, index, shares[place] ?? 0);
}

function discountOf(asked: DiscountCodeInput): AppliedDiscount | null {
  const { itemPercentageDiscountCode: percentage, itemFixedDiscountCode: fixed, freeShippingDiscountCode: shipping } = asked;
  const applied = (code: string, target: AppliedDiscount["target"], value: AppliedDiscount["value"]): AppliedDiscount => ({
    type: "code",
    title: code,
    target,
    allocation: "ACROSS",
    selection: "ALL",
    value,
  });
  if (percentage) return applied(percentage.code, "LINE_ITEM", { kind: "percentage", value: percentage.percentage ?? 0 });
  if (fixed) return applied(fixed.code, "LINE_ITEM", { kind: "amount", value: minorOf(fixed.amountSet) });
  return shipping ? applied(shipping.code, "SHIPPING_LINE", { kind: "percentage", value: 100 }) : null;
}
