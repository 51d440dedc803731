import type { FulfillmentOrderRecord } from "../state/order-record.ts";

/** Units of a fulfillment order that have not been shipped. */
export function remainingQuantity(one: FulfillmentOrderRecord): number {
  return one.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);
}
