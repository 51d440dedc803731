import { commitStock } from "../inventory/commit-stock.ts";
import { shipStock } from "../inventory/ship-stock.ts";
import { remainingQuantity } from "../fulfillment-orders/remaining-quantity.ts";
import type { FulfillmentOrderRecord, LineRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** Nobody works on it yet; then what waits; what a service has been asked for; at last what it has accepted. */
const rank = ({ status, requestStatus }: FulfillmentOrderRecord) =>
  status === "IN_PROGRESS" ? 3 : requestStatus === "SUBMITTED" ? 2 : status === "OPEN" || status === "INCOMPLETE" ? 0 : 1;

/**
 * Takes units that were not shipped out of a line and its fulfillment orders. A fulfillment order that is left with nothing to ship is
 * CLOSED. Its stock is available again with `restock`, else it is gone from the shelf. Topics are the caller's to tell.
 */
export function removeUnits(state: ShopState, line: LineRecord, quantity: number, restock: boolean): FulfillmentOrderRecord[] {
  line.currentQuantity -= quantity;
  let left = quantity;
  const touched: FulfillmentOrderRecord[] = [];
  const open = line.order.fulfillmentOrders
    .filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED")
    .sort((one, other) => rank(one) - rank(other) || other.id - one.id);
  for (const one of open)
    for (const part of one.lines) {
      const taken = part.line === line ? Math.min(left, part.remainingQuantity) : 0;
      if (taken === 0) continue;
      left -= taken;
      part.remainingQuantity -= taken;
      part.totalQuantity -= taken;
      if (restock) commitStock(state, line, one.locationId, -taken);
      else shipStock(state, line, one.locationId, taken);
      touched.push(one);
    }
  for (const one of touched) {
    one.updatedAt = state.now();
    if (remainingQuantity(one) === 0) closeEmpty(one);
  }
  return touched;
}

/** Ends a fulfillment order that has nothing left to ship, as Shopify does: CLOSED, its holds gone. */
export function closeEmpty(one: FulfillmentOrderRecord): void {
  one.status = "CLOSED";
  one.holds = [];
  if (one.requestStatus !== "UNSUBMITTED") one.requestStatus = "CLOSED";
}
