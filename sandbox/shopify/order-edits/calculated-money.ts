import { taxLinesOf, taxOn } from "../state/order-money.ts";
import type { CalculatedLineRecord, CalculatedOrderRecord } from "./calculated-order-record.ts";

/** What the lines of an edited order would cost. */
export function editSubtotal({ lines }: CalculatedOrderRecord): number {
  return lines.reduce((sum, line) => sum + lineMinor(line), 0);
}

/** What an edited order would cost with shipping and taxes. */
export function editTotal(calculated: CalculatedOrderRecord): number {
  const { order } = calculated;
  const before = editSubtotal(calculated) + editShipping(calculated);
  return before + (order.taxes.included ? 0 : editTax(calculated));
}

/** What is shipped for; what of it is taken off takes what it had off with it. */
function editShipping({ shippingLines }: CalculatedOrderRecord): number {
  return shippingLines
    .filter(({ removed }) => !removed)
    .reduce((sum, { priceMinor, line }) => sum + priceMinor - (line?.discountMinor ?? 0), 0);
}

/** What is added to a line has nothing off; what is taken away takes its share of what the line has off with it. */
const lineMinor = ({ line, unitMinor, quantity }: CalculatedLineRecord) =>
  unitMinor * quantity - (line ? Math.round((line.discountMinor * Math.min(quantity, line.quantity)) / (line.quantity || 1)) : 0);

function editTax(calculated: CalculatedOrderRecord): number {
  const { order, lines } = calculated;
  const shipped = calculated.shippingLines.filter(({ removed }) => !removed).flatMap(({ line }) => line?.taxLines ?? []);
  let byRate = order.shippingLines.some(({ taxLines }) => taxLines) ? 0 : editShipping(calculated);
  let named = shipped.reduce((sum, { minor }) => sum + minor, 0);
  for (const draft of lines) {
    const taxes = draft.line?.taxLines ?? null;
    if (draft.line && taxes) named += taxLinesOf(taxes, draft.line, draft.quantity).reduce((sum, { minor }) => sum + minor, 0);
    else if (draft.line?.taxable !== false) byRate += lineMinor(draft);
  }
  return named + taxOn(order, byRate);
}
