import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { goTogether, isMergeable } from "./is-mergeable.ts";
import { remainingQuantity } from "./remaining-quantity.ts";
import { type FulfillmentOrderAction, supportedActions } from "./supported-actions.ts";

/** What may be done with this fulfillment order of this shop now. */
export function actionsOf(state: ShopState, one: FulfillmentOrderRecord): FulfillmentOrderAction[] {
  let otherLocations = 0;
  for (const location of state.locations.values()) if (location.isActive && location.id !== one.locationId) otherLocations += 1;
  return supportedActions({
    status: one.status,
    requestStatus: one.requestStatus,
    progressReported: one.progressReported,
    otherLocations,
    atService: state.locations.get(one.locationId)?.fulfillmentServiceId != null,
    remaining: remainingQuantity(one),
    mergeable: one.order.fulfillmentOrders.filter((other) => other !== one && goTogether(one, other) && isMergeable(other)).length,
  });
}
