import { GraphQLError } from "graphql";
import type { Done } from "../fulfillment-orders/refuse.ts";
import { addLocation } from "../state/add-location.ts";
import { NO_ADDRESS } from "../state/address-record.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { toGid } from "../state/gid.ts";
import { setMetafields } from "../state/set-metafields.ts";
import type { ShopState } from "../state/shop-state.ts";
import { changedAddress, checkLocation, type LocationInput } from "./check-location.ts";

/** `locationAdd`: a location of the merchant's own, last in routing priority. */
export function addMerchantLocation(
  state: ShopState,
  input: LocationInput & { name: string },
): Done<"added", { location: LocationRecord }> {
  if (input.metafields?.some(({ key }) => key.trim() === ""))
    throw new GraphQLError("key can't be blank", { extensions: { code: "INVALID_FIELD_ARGUMENTS" } });
  const errors = checkLocation(state, input, null);
  if (errors.length > 0) return { outcome: "refused", errors };
  const location = addLocation(state, {
    name: input.name,
    address: changedAddress(NO_ADDRESS, input.address ?? {}),
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
  });
  const ownerId = toGid("Location", location.id);
  if (input.metafields)
    setMetafields(
      state,
      input.metafields.map((one) => ({ ...one, ownerId })),
      () => true,
    );
  return { outcome: "added", location };
}
