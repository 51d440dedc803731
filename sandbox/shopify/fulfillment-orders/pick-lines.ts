import type { FulfillmentOrderLineRecord, FulfillmentOrderRecord } from "../state/order-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { Done, FulfillmentOrderError, Refused } from "./refuse.ts";

export type RequestedLine = { id: string; quantity: number };

export type PickedLine = { line: FulfillmentOrderLineRecord; quantity: number };

/** How a mutation words what is wrong with the lines that it was asked for. */
export type LineWords = {
  /** Where it says that a line is unknown or asked for too often; null for nowhere. */
  field?: string[] | null;
  /** A quantity of nothing, at that place in the list. */
  nothing?: (index: number) => FulfillmentOrderError;
};

/**
 * The lines of a fulfillment order that a mutation named, checked against what remains. Naming none means everything that remains.
 * `whole` says that nothing stays behind.
 */
export function pickLines(
  one: FulfillmentOrderRecord,
  requested: RequestedLine[] | null | undefined,
  words: LineWords = {},
): Done<"picked", { lines: PickedLine[]; whole: boolean }> {
  const open = one.lines.filter((line) => line.remainingQuantity > 0);
  if (!requested || requested.length === 0)
    return { outcome: "picked", lines: open.map((line) => ({ line, quantity: line.remainingQuantity })), whole: true };

  const refusal = (error: FulfillmentOrderError): Refused => ({ outcome: "refused", errors: [error] });
  const said = (message: string) => refusal({ field: words.field ?? null, message, code: null });
  const nothing = requested.findIndex(({ quantity }) => quantity <= 0);
  if (nothing >= 0)
    return refusal(words.nothing?.(nothing) ?? { field: words.field ?? null, message: "Quantity must be greater than 0", code: null });

  const picked = new Map<FulfillmentOrderLineRecord, number>();
  for (const { id, quantity } of requested) {
    const line = one.lines.find((candidate) => candidate.id === numericId(id, "FulfillmentOrderLineItem"));
    if (!line) return said("Fulfillment order line item does not exist.");
    const total = (picked.get(line) ?? 0) + quantity;
    if (total > line.remainingQuantity) return said("Invalid fulfillment order line item quantity requested.");
    picked.set(line, total);
  }
  const lines = [...picked].map(([line, quantity]) => ({ line, quantity }));
  const whole = open.every((line) => picked.get(line) === line.remainingQuantity);
  return { outcome: "picked", lines, whole };
}
