import { shippingMinor, taxLinesOf, taxOn } from "../state/order-money.ts";
import type { CalculatedLineRecord, CalculatedOrderRecord } from "./calculated-order-record.ts";

/** What the lines of an edited order would cost. */
export function editSubtotal({ lines }: CalculatedOrderRecord): number {
  return lines.reduce((sum, line) => sum + lineMinor(line), 0);
}

/** What an edited order would cost with shipping and taxes. */
export function editTotal(calculated: CalculatedOrderRecord): number {
  const { order } = calculated;
  const before = editSubtotal(calculated) + shippingMinor(order);
  return before + (order.taxes.included ? 0 : editTax(calculated));
}

/** What is added to a line has nothing off; what is taken away takes its share of what the line has off with it. */
const lineMinor = ({ line, unitMinor, quantity }: CalculatedLineRecord) =>
  unitMinor * quantity - (line ? Math.round((line.discountMinor * Math.min(quantity, line.quantity)) / (line.quantity || 1)) : 0);

function editTax({ order, lines }: CalculatedOrderRecord): number {
  let byRate = order.shippingLines.some(({ taxLines }) => taxLines) ? 0 : shippingMinor(order);
  let named = order.shippingLines.flatMap(({ taxLines }) => taxLines ?? []).reduce((sum, { minor }) => sum + minor, 0);
  for (const draft of lines) {
    const taxes = draft.line?.taxLines ?? null;
    if (draft.line && taxes) named += taxLinesOf(taxes, draft.line, draft.quantity).reduce((sum, { minor }) => sum + minor, 0);
    else if (draft.line?.taxable !== false) byRate += lineMinor(draft);
  }
  return named + taxOn(order, byRate);
}
