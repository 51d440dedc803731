import type { AddressRecord } from "./address-record.ts";
import { locationPayload } from "./location-payload.ts";
import type { LocationRecord } from "./location-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

/** Opens a location, last in routing priority. */
export function addLocation(
  state: ShopState,
  input: { name: string; address?: AddressRecord; fulfillmentServiceId?: number; fulfillsOnlineOrders?: boolean },
): LocationRecord {
  const at = state.now();
  const location: LocationRecord = {
    __typename: "Location",
    id: state.nextId("location"),
    name: input.name,
    address: { ...(input.address ?? state.shop.address) },
    fulfillmentServiceId: input.fulfillmentServiceId ?? null,
    isActive: true,
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    deactivatedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  state.locations.set(location.id, location);
  tell(state, "locations/create", "Location", location.id, locationPayload(state, location));
  return location;
}
