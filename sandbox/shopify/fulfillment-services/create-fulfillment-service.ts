import type { Done } from "../fulfillment-orders/refuse.ts";
import { addLocation } from "../state/add-location.ts";
import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import { toGid } from "../state/gid.ts";
import type { ShopState } from "../state/shop-state.ts";
import { checkService, serviceHandle, type ServiceInput } from "./check-service.ts";

/** `fulfillmentServiceCreate`, by the app or for another one: the service and a location of its name at the shop's address. */
export function createFulfillmentService(
  state: ShopState,
  input: ServiceInput & { name: string },
  byApp = true,
): Done<"created", { service: FulfillmentServiceRecord }> {
  const errors = checkService(state, input, null, byApp);
  if (errors.length > 0) return { outcome: "refused", errors };

  const id = state.nextId("fulfillmentService");
  const location = addLocation(state, { name: input.name, fulfillmentServiceId: id });
  const service: FulfillmentServiceRecord = {
    __typename: "FulfillmentService",
    id,
    serviceName: input.name,
    handle: serviceHandle(input.name),
    callbackUrl: input.callbackUrl ?? null,
    inventoryManagement: input.inventoryManagement ?? false,
    trackingSupport: input.trackingSupport ?? false,
    requiresShippingMethod: input.requiresShippingMethod ?? true,
    locationId: location.id,
    byApp,
  };
  state.fulfillmentServices.set(id, service);
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment_service.created",
    reference: input.name,
    detail: { locationId: toGid("Location", location.id) },
  });
  return { outcome: "created", service };
}
