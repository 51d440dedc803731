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
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: address.countryCode,
    country_code: address.countryCode,
    country_name: address.country,
    phone: address.phone,
    created_at: time(location.createdAt),
    updated_at: time(location.updatedAt),
  };
}
