import type { FulfillmentCallbacks } from "../callbacks/fulfillment-callbacks.ts";
import { quantityOf } from "../inventory/quantity-of.ts";
import { activateLevel } from "../inventory/activate-level.ts";
import { changeLevel } from "../inventory/change-level.ts";
import { fulfillmentPayload } from "./fulfillment-payload.ts";
import { toGid } from "./gid.ts";
import { numericId } from "./numeric-id.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";
import { touchOrder } from "./touch-order.ts";

/** What Shopify asks of and brings back from a fulfillment service's callback, over this shop's records. */
export function shopCallbacks(state: ShopState): FulfillmentCallbacks {
  const at = (locationGid: string) => numericId(locationGid, "Location") ?? 0;
  return {
    targets: () =>
      [...state.fulfillmentServices.values()]
        .filter(({ byApp }) => byApp)
        .map((service) => ({
          locationId: toGid("Location", service.locationId),
          serviceName: service.serviceName,
          callbackUrl: service.callbackUrl,
          trackingSupport: service.trackingSupport,
          inventoryManagement: service.inventoryManagement,
        })),
    locationOf(fulfillmentOrderId) {
      const one = state.fulfillmentOrders.get(numericId(fulfillmentOrderId, "FulfillmentOrder") ?? 0);
      return one ? toGid("Location", one.locationId) : null;
    },
    namesWithoutTracking: (locationId) =>
      [...state.fulfillments.values()]
        .filter((one) => one.locationId === at(locationId) && one.status === "SUCCESS" && !one.tracking.some((tracking) => tracking.number))
        .map((one) => one.name),
    takeStock(locationId, onHandBySku) {
      if (!state.locations.has(at(locationId))) return;
      for (const [sku, onHand] of Object.entries(onHandBySku)) {
        const variant = state.variantsBySku.get(sku);
        if (!variant?.tracked) continue;
        const level = activateLevel(state, variant.inventoryItemId, at(locationId));
        const delta = onHand - quantityOf(state, "on_hand", variant.inventoryItemId, at(locationId));
        if (delta !== 0) changeLevel(state, level, { available: delta });
      }
    },
    takeTracking(locationId, trackingByName) {
      for (const one of state.fulfillments.values()) {
        const number = trackingByName[one.name];
        if (one.locationId !== at(locationId) || number === undefined || one.tracking.some((tracking) => tracking.number)) continue;
        one.tracking = [{ company: one.tracking[0]?.company ?? null, number, url: null }];
        one.updatedAt = state.now();
        tell(state, "fulfillments/update", "Fulfillment", one.id, fulfillmentPayload(state, one));
        touchOrder(state, one.order);
      }
    },
  };
}
