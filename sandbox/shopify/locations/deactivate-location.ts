import { actionsOf } from "../fulfillment-orders/actions-of.ts";
import { locationPayload } from "../state/location-payload.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { openAt, relocate } from "./relocate.ts";
import { isBusy, isStocked, locationError, type LocationOutcome } from "./location-error.ts";

const CANNOT = "Location could not be deactivated";

/** `locationDeactivate`: closes a location of the merchant's. Its stock and its open fulfillment orders go to the destination, or it stays open. */
export function deactivateLocation(state: ShopState, gid: string, destinationGid: string | null): LocationOutcome {
  const location = state.locations.get(numericId(gid, "Location") ?? 0) ?? null;
  if (!location) return { location, errors: [locationError("locationId", "Location not found.", "LOCATION_NOT_FOUND")] };
  const refused = (field: string, message: string, code: string): LocationOutcome => ({
    location,
    errors: [locationError(field, message, code)],
  });
  const destination = state.locations.get(numericId(destinationGid ?? "", "Location") ?? 0);
  if (destination === location)
    return refused(
      "destinationLocationId",
      `${CANNOT} because the destination location cannot be set to the location to be deactivated.`,
      "DESTINATION_LOCATION_IS_THE_SAME_LOCATION",
    );
  if (destinationGid !== null && !destination)
    return refused("destinationLocationId", "destination location not shopify managed", "DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED");
  if (destination && !destination.isActive)
    return refused(
      "destinationLocationId",
      `${CANNOT} because the destination location could be not found or is inactive.`,
      "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE",
    );
  const own = [...state.locations.values()].filter((one) => one.isActive && one.fulfillmentServiceId === null);
  if (location.fulfillmentServiceId !== null || location === own[0])
    return refused(
      "locationId",
      `${CANNOT} because it either has a fulfillment service or is the only location with a shipping address.`,
      "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR",
    );
  if (!location.isActive) return { location, errors: [] };
  if (!destination && isStocked(state, location))
    return refused(
      "locationId",
      `${CANNOT} without specifying where to relocate inventory stocked at the location.`,
      "HAS_ACTIVE_INVENTORY_ERROR",
    );
  if (isBusy(state, location) && (!destination || !canEmpty(state, location)))
    return refused("locationId", `${CANNOT} because it has pending orders.`, "HAS_FULFILLMENT_ORDERS_ERROR");
  if (
    location.fulfillsOnlineOrders &&
    ![...state.locations.values()].some((one) => one !== location && one.isActive && one.fulfillsOnlineOrders)
  )
    return refused("locationId", "At least one location must fulfill online orders.", "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT");

  if (destination) relocate(state, location, destination);
  location.isActive = false;
  location.deactivatedAt = state.now();
  location.updatedAt = location.deactivatedAt;
  tell(state, "locations/deactivate", "Location", location.id, locationPayload(state, location));
  return { location, errors: [] };
}

const canEmpty = (state: ShopState, { id }: LocationRecord) =>
  openAt(state, id).every((one) => actionsOf(state, one).includes("MOVE") && !one.progressReported);
