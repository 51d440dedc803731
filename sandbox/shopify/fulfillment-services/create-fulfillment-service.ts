import { refuse } from "../fulfillment-orders/refuse.ts";
import type { Refused } from "../fulfillment-orders/fulfillment-order-error.ts";
import { addLocation } from "../state/add-location.ts";
import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import { toGid } from "../state/gid.ts";
import type { ShopState } from "../state/shop-state.ts";
import { checkService, type ServiceInput } from "./check-service.ts";

/** `fulfillmentServiceCreate`: the service and a location of its name at the shop's address. */
export function createFulfillmentService(
  state: ShopState,
  input: ServiceInput & { name: string },
): { outcome: "created"; service: FulfillmentServiceRecord } | Refused {
  const problem = checkService(state, input, null);
  if (problem) return refuse(...problem);

  const id = state.nextId("fulfillmentService");
  const location = addLocation(state, { name: input.name, fulfillmentServiceId: id });
  const service: FulfillmentServiceRecord = {
    __typename: "FulfillmentService",
    id,
    serviceName: input.name,
    handle: input.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"),
    callbackUrl: input.callbackUrl ?? null,
    inventoryManagement: input.inventoryManagement ?? false,
    trackingSupport: input.trackingSupport ?? false,
    requiresShippingMethod: input.requiresShippingMethod ?? true,
    locationId: location.id,
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
