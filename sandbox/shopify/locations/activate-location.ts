import { toGid } from "../state/gid.ts";
import { lostLevelPayload } from "../inventory/level-payload.ts";
import { locationPayload } from "../state/location-payload.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { isBusy, isStocked, type LocationError, locationError, type LocationOutcome } from "./location-error.ts";

/** A location of the merchant's own: a service's is not there for what follows. */
const ownLocation = (state: ShopState, gid: string) => {
  const location = state.locations.get(numericId(gid, "Location") ?? 0) ?? null;
  return location?.fulfillmentServiceId == null ? location : null;
};

/** Whether another location of that name is open: there can be only one. */
export const hasNamesake = (state: ShopState, { id, name }: Pick<LocationRecord, "id" | "name">): boolean =>
  state.locations.values().some((other) => other.id !== id && other.isActive && other.name.toLowerCase() === name.toLowerCase());

/** `locationActivate`: opens a closed location of the merchant's again. */
export function activateLocation(state: ShopState, gid: string): LocationOutcome {
  const location = ownLocation(state, gid);
  if (!location) {
    const known = state.locations.get(numericId(gid, "Location") ?? 0) ?? null;
    return { location: known, errors: [locationError("locationId", "Location not found.", "LOCATION_NOT_FOUND")] };
  }
  if (hasNamesake(state, location))
    return {
      location,
      errors: [
        locationError(
          "locationId",
          "This location currently cannot be activated because there exists an active location with the same name.",
          "HAS_NON_UNIQUE_NAME",
        ),
      ],
    };
  if (!location.isActive) {
    location.isActive = true;
    location.deactivatedAt = null;
    location.updatedAt = state.now();
    tell(state, "locations/activate", "Location", location.id, locationPayload(state, location));
  }
  return { location, errors: [] };
}

/** `locationDelete`: only what is closed, empty and idle goes. */
export function deleteLocation(state: ShopState, gid: string): { deletedId: string | null; errors: LocationError[] } {
  const location = ownLocation(state, gid);
  if (!location) return { deletedId: null, errors: [locationError("locationId", "Location not found.", "LOCATION_NOT_FOUND")] };
  const errors: LocationError[] = [];
  const because = (what: string, code: string) =>
    errors.push(locationError("locationId", `The location cannot be deleted while it ${what}.`, code));
  if (location.isActive) because("is active", "LOCATION_IS_ACTIVE");
  if (isStocked(state, location)) because("has inventory", "LOCATION_HAS_INVENTORY");
  if (isBusy(state, location)) because("has pending orders", "LOCATION_HAS_PENDING_ORDERS");
  if (errors.length > 0) return { deletedId: null, errors };
  for (const levels of state.inventory.values()) {
    const level = levels.get(location.id);
    if (!level) continue;
    levels.delete(location.id);
    tell(state, "inventory_levels/disconnect", "InventoryItem", level.inventoryItemId, lostLevelPayload(level));
  }
  state.locations.delete(location.id);
  tell(state, "locations/delete", "Location", location.id, { id: location.id });
  return { deletedId: toGid("Location", location.id), errors: [] };
}
