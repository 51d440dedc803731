import type { FulfillmentOrderLineRecord, FulfillmentOrderRecord } from "../state/order-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { Refused } from "./fulfillment-order-error.ts";

export type RequestedLine = { id: string; quantity: number };

export type PickedLine = { line: FulfillmentOrderLineRecord; quantity: number };

/**
 * The lines of a fulfillment order that a mutation named, checked against what remains. Naming none means everything that remains.
 * `whole` says that nothing stays behind.
 */
export function pickLines(
  one: FulfillmentOrderRecord,
  requested: RequestedLine[] | null | undefined,
  field: string[],
): { outcome: "picked"; lines: PickedLine[]; whole: boolean } | Refused {
  const open = one.lines.filter((line) => line.remainingQuantity > 0);
  if (!requested || requested.length === 0)
    return { outcome: "picked", lines: open.map((line) => ({ line, quantity: line.remainingQuantity })), whole: true };

  const picked = new Map<FulfillmentOrderLineRecord, number>();
  for (const [index, { id, quantity }] of requested.entries()) {
    const line = one.lines.find((candidate) => candidate.id === numericId(id, "FulfillmentOrderLineItem"));
    const refusal = (name: string, message: string): Refused => ({
      outcome: "refused",
      errors: [{ field: [...field, String(index), name], message, code: "INVALID_LINE_ITEM_QUANTITY" }],
    });
    if (!line) return refusal("id", "Fulfillment order line item does not exist.");
    if (quantity <= 0) return refusal("quantity", "Quantity must be greater than 0.");
    const total = (picked.get(line) ?? 0) + quantity;
    if (total > line.remainingQuantity) return refusal("quantity", "Invalid fulfillment order line item quantity requested.");
    picked.set(line, total);
  }
  const lines = [...picked].map(([line, quantity]) => ({ line, quantity }));
  const whole = open.every((line) => picked.get(line) === line.remainingQuantity);
  return { outcome: "picked", lines, whole };
}
