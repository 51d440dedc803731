import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { addFulfillmentOrder } from "./add-fulfillment-order.ts";
import type { PickedLine } from "./pick-lines.ts";
import { remainingQuantity } from "./remaining-quantity.ts";

/**
 * Takes unshipped units out of a fulfillment order into a new one at the same location. The old one is closed when nothing is left in it
 * to ship; then its lines stay with it at 0, as Shopify keeps them. Stock stays committed where it is.
 */
export function detachLines(state: ShopState, one: FulfillmentOrderRecord, picked: PickedLine[]): FulfillmentOrderRecord {
  for (const { line, quantity } of picked) {
    line.totalQuantity -= quantity;
    line.remainingQuantity -= quantity;
  }
  one.updatedAt = state.now();
  if (remainingQuantity(one) === 0) one.status = "CLOSED";
  else one.lines = one.lines.filter((line) => line.totalQuantity > 0);
  const apart = addFulfillmentOrder(state, one.order, {
    locationId: one.locationId,
    methodType: one.methodType,
    lines: picked.map(({ line, quantity }) => ({ line: line.line, quantity })),
  });
  return Object.assign(apart, { fulfillAt: one.fulfillAt, fulfillBy: one.fulfillBy });
}
