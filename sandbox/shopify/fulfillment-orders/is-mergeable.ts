import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { remainingQuantity } from "./remaining-quantity.ts";

/** Whether a fulfillment order may be put together with others: open, asked of nobody, with something left to ship. */
export function isMergeable(one: FulfillmentOrderRecord): boolean {
  return one.status === "OPEN" && one.requestStatus === "UNSUBMITTED" && !one.progressReported && remainingQuantity(one) > 0;
}

/** Whether two of them are of one order, one location and one way of delivery. */
export function goTogether(one: FulfillmentOrderRecord, other: FulfillmentOrderRecord): boolean {
  return one.order === other.order && one.locationId === other.locationId && one.methodType === other.methodType;
}
