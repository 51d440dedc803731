import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { locationPayload } from "../state/location-payload.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { numericId } from "../state/numeric-id.ts";
import { changedAddress, checkLocation, type LocationInput } from "./check-location.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";

/** `locationEdit`. What is not named stays. */
export function editLocation(state: ShopState, gid: string, input: LocationInput): Done<"edited", { location: LocationRecord }> {
  const location = state.locations.get(numericId(gid, "Location") ?? 0);
  if (!location) return refuse(["id"], "Location not found.", "NOT_FOUND");
  const errors = checkLocation(state, input, location);
  if (errors.length > 0) return { outcome: "refused", errors };
  if (input.fulfillsOnlineOrders != null && location.fulfillmentServiceId !== null && !input.fulfillsOnlineOrders)
    return refuse(
      ["input", "fulfillsOnlineOrders"],
      "Can't be changed for a fulfillment service's location.",
      "CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION",
    );

  location.name = input.name ?? location.name;
  location.fulfillsOnlineOrders = input.fulfillsOnlineOrders ?? location.fulfillsOnlineOrders;
  if (input.address) {
    location.address = changedAddress(location.address, input.address);
  }
  location.updatedAt = state.now();
  tell(state, "locations/update", "Location", location.id, locationPayload(state, location));
  return { outcome: "edited", location };
}
