import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import { locationPayload } from "../state/location-payload.ts";
import { findService } from "./find-service.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { checkService, type ServiceInput } from "./check-service.ts";

/** `fulfillmentServiceUpdate`. What is not named stays; the location keeps the service's name. */
export function updateFulfillmentService(
  state: ShopState,
  gid: string,
  input: ServiceInput,
  byApp = true,
): Done<"updated", { service: FulfillmentServiceRecord }> {
  const service = findService(state, gid, byApp);
  if (!service) return refuse(["id"], "Fulfillment service could not be found.");
  const errors = checkService(state, input, service.id, byApp);
  if (errors.length > 0) return { outcome: "refused", errors };

  service.serviceName = input.name ?? service.serviceName;
  if (input.callbackUrl !== undefined) service.callbackUrl = input.callbackUrl;
  service.inventoryManagement = input.inventoryManagement ?? service.inventoryManagement;
  service.trackingSupport = input.trackingSupport ?? service.trackingSupport;
  service.requiresShippingMethod = input.requiresShippingMethod ?? service.requiresShippingMethod;
  const location = state.locations.get(service.locationId);
  if (location && location.name !== service.serviceName) {
    location.name = service.serviceName;
    location.updatedAt = state.now();
    tell(state, "locations/update", "Location", location.id, locationPayload(state, location));
  }
  return { outcome: "updated", service };
}
