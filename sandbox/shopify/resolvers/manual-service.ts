import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** A fulfillment service as it is answered: the merchant's own has no number. */
export type ServiceSource = Omit<FulfillmentServiceRecord, "id"> & { id: number | null };

export const serviceGid = (id: number): string => `gid://shopify/FulfillmentService/${id}?id=true`;

/** The merchant himself as a fulfillment service: Shopify lists him first. */
export function manualService(state: ShopState): ServiceSource {
  const own = [...state.locations.values()].find(({ fulfillmentServiceId, isActive }) => fulfillmentServiceId === null && isActive);
  return {
    __typename: "FulfillmentService",
    id: null,
    serviceName: "Manual",
    handle: "manual",
    callbackUrl: null,
    inventoryManagement: false,
    trackingSupport: false,
    requiresShippingMethod: true,
    locationId: own?.id ?? 0,
    byApp: false,
  };
}

/** Every fulfillment service of the shop. */
export const servicesOf = (state: ShopState): ServiceSource[] => [manualService(state), ...state.fulfillmentServices.values()];
