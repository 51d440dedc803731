import type { ShopState } from "../state/shop-state.ts";

export type ServiceInput = {
  name?: string | null;
  callbackUrl?: string | null;
  inventoryManagement?: boolean | null;
  trackingSupport?: boolean | null;
  requiresShippingMethod?: boolean | null;
};

/** What is wrong with a service as asked for; null when nothing is. `own` is the service that may keep its name. */
export function checkService(
  state: ShopState,
  { name, callbackUrl }: ServiceInput,
  own: number | null,
): [field: string[], message: string] | null {
  if (name != null && name.trim() === "") return [["name"], "Name can't be blank"];
  const taken = [...state.fulfillmentServices.values()].some(
    (other) => other.id !== own && other.serviceName.toLowerCase() === name?.toLowerCase(),
  );
  if (taken) return [["name"], "Name has already been taken"];
  const takenByLocation = [...state.locations.values()].some(
    (other) => other.fulfillmentServiceId === null && other.name.toLowerCase() === name?.toLowerCase(),
  );
  if (takenByLocation) return [["name"], "Location name has already been taken"];
  if (callbackUrl != null && !/^https?:\/\//.test(callbackUrl)) return [["callbackUrl"], "Callback url is not allowed"];
  return null;
}
