import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { PickedLine } from "./pick-lines.ts";
import { remainingQuantity } from "./remaining-quantity.ts";

/**
 * Moves unshipped units of one fulfillment order into another of the order at the same location. The one they leave is CLOSED with its lines at 0
 * when nothing else is in it.
 */
export function absorbLines(state: ShopState, into: FulfillmentOrderRecord, from: FulfillmentOrderRecord, picked: PickedLine[]): void {
  for (const { line, quantity } of picked) {
    line.totalQuantity -= quantity;
    line.remainingQuantity -= quantity;
    const same = into.lines.find((one) => one.line === line.line);
    if (same) {
      same.totalQuantity += quantity;
      same.remainingQuantity += quantity;
    } else
      into.lines.push({
        __typename: "FulfillmentOrderLineItem",
        id: state.nextId("fulfillmentOrderLine"),
        line: line.line,
        totalQuantity: quantity,
        remainingQuantity: quantity,
      });
  }
  into.updatedAt = state.now();
  from.updatedAt = into.updatedAt;
  if (remainingQuantity(from) === 0) from.status = "CLOSED";
}
