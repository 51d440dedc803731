import type { Refused } from "../fulfillment-orders/fulfillment-order-error.ts";
import { refuse } from "../fulfillment-orders/refuse.ts";
import type { AddressRecord } from "../state/address-record.ts";
import { locationPayload } from "../state/location-payload.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";

export type LocationInput = {
  name?: string | null;
  fulfillsOnlineOrders?: boolean | null;
  address?: Partial<Pick<AddressRecord, "address1" | "address2" | "city" | "countryCode" | "phone" | "provinceCode" | "zip">> | null;
};

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** `locationEdit`. What is not named stays. */
export function editLocation(
  state: ShopState,
  gid: string,
  input: LocationInput,
): { outcome: "edited"; location: LocationRecord } | Refused {
  const location = state.locations.get(numericId(gid, "Location") ?? 0);
  if (!location) return refuse(["id"], "Location could not be found.", "NOT_FOUND");
  if (input.name != null && input.name.trim() === "") return refuse(["input", "name"], "Name can't be blank.", "BLANK");
  if (input.name != null && [...state.locations.values()].some((other) => other !== location && other.name === input.name))
    return refuse(["input", "name"], "Name has already been taken.", "TAKEN");
  if (input.fulfillsOnlineOrders != null && location.fulfillmentServiceId !== null && !input.fulfillsOnlineOrders)
    return refuse(
      ["input", "fulfillsOnlineOrders"],
      "Can't be changed for a fulfillment service's location.",
      "CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION",
    );

  location.name = input.name ?? location.name;
  location.fulfillsOnlineOrders = input.fulfillsOnlineOrders ?? location.fulfillsOnlineOrders;
  if (input.address) {
    const countryCode = input.address.countryCode ?? location.address.countryCode;
    const provinceCode = input.address.provinceCode === undefined ? location.address.provinceCode : input.address.provinceCode;
    location.address = {
      ...location.address,
      ...input.address,
      countryCode,
      country: countryCode === null ? null : (countryNames.of(countryCode) ?? countryCode),
      provinceCode,
      province: provinceCode,
    };
  }
  location.updatedAt = state.now();
  tell(state, "locations/update", "Location", location.id, locationPayload(state, location));
  return { outcome: "edited", location };
}
