import type { Refused } from "../fulfillment-orders/fulfillment-order-error.ts";
import { refuse } from "../fulfillment-orders/refuse.ts";
import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import { locationPayload } from "../state/location-payload.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { checkService, type ServiceInput } from "./check-service.ts";

/** `fulfillmentServiceUpdate`. What is not named stays; the location keeps the service's name. */
export function updateFulfillmentService(
  state: ShopState,
  gid: string,
  input: ServiceInput,
): { outcome: "updated"; service: FulfillmentServiceRecord } | Refused {
  const service = state.fulfillmentServices.get(numericId(gid, "FulfillmentService") ?? 0);
  if (!service) return refuse(["id"], "Fulfillment service could not be found.");
  const problem = checkService(state, input, service.id);
  if (problem) return refuse(...problem);

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
