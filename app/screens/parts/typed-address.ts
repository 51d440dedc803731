import type { PostalAddress } from "#app/orders/postal-address.ts";

/** An address as it stands in the fields of a form. */
export type TypedAddress = { address1: string; city: string; zip: string; provinceCode: string; countryCode: string };

/** An address to begin typing from: what is unknown is empty. */
export function typedAddress(address: PostalAddress): TypedAddress {
  return {
    address1: address.address1 ?? "",
    city: address.city ?? "",
    zip: address.zip ?? "",
    provinceCode: address.provinceCode ?? "",
    countryCode: address.countryCode ?? "",
  };
}
