import type { AddressRecord } from "./address-record.ts";

/** An address as Shopify's webhooks write it. */
export function addressPayload(address: AddressRecord): Record<string, unknown> {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: [address.firstName, address.lastName].filter(Boolean).join(" ") || null,
    company: address.company,
    ...placePayload(address),
    country: address.country,
    latitude: null,
    longitude: null,
  };
}

/** Where an address is, and its telephone, as webhooks write both an address and a location; they differ in what `country` means. */
export function placePayload(address: AddressRecord): Record<string, unknown> {
  return {
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country_code: address.countryCode,
    phone: address.phone,
  };
}
