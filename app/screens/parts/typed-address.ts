import { COUNTRY_CODES } from "./countries.ts";
import type { PostalAddress, ShippingAddress } from "#app/orders/postal-address.ts";

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

/** A name as Shopify keeps it, in two fields. */
export type TypedName = { firstName: string; lastName: string };

/** A whole name to begin typing from. One word alone is a last name: Shopify takes no address without one. */
export function typedName(name: string | null): TypedName {
  const words = (name ?? "").trim().split(/\s+/u);
  return { firstName: words.slice(0, -1).join(" "), lastName: words.at(-1) ?? "" };
}

/** To whom and where an order goes, as it stands in the fields of a form: the province by its name. */
export type ShipToAddress = Omit<TypedAddress, "provinceCode"> &
  TypedName & { company: string; address2: string; province: string; phone: string };

/** An order's address to begin typing from. Where its country is none that there is, one is to be chosen. */
export function typedShipTo(address: ShippingAddress): ShipToAddress {
  const { provinceCode, ...typed } = typedAddress(address);
  return {
    ...typedName(address.name),
    company: address.company ?? "",
    ...typed,
    countryCode: COUNTRY_CODES.includes(typed.countryCode) ? typed.countryCode : "",
    address2: address.address2 ?? "",
    province: address.province ?? provinceCode,
    phone: address.phone ?? "",
  };
}
