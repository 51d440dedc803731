import { placePayload } from "./address-payload.ts";
import { toGid } from "./gid.ts";
import type { LocationRecord } from "./location-record.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

/** A location as Shopify's webhooks write one. */
export function locationPayload(state: ShopState, location: LocationRecord): Record<string, unknown> {
  const time = (at: number) => payloadTime(at, state.shop.ianaTimezone);
  const { address } = location;
  return {
    id: location.id,
    admin_graphql_api_id: toGid("Location", location.id),
    name: location.name,
    active: location.isActive,
    legacy: location.fulfillmentServiceId !== null,
    ...placePayload(address),
    country: address.countryCode,
    country_name: address.country,
    created_at: time(location.createdAt),
    updated_at: time(location.updatedAt),
  };
}
