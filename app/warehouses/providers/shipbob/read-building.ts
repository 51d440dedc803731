import countries from "i18n-iso-countries";
import { findIana } from "windows-iana";
import type { Building } from "../../warehouse-connection.ts";
import type { ShipBobLocation } from "./shipbob-location.ts";

/** A ShipBob location as a building that parcels leave from, or nothing when none leave from it for this account. */
export function readBuilding(location: ShipBobLocation): Building | undefined {
  if (location.access_granted === false || location.is_active === false || location.is_shipping_enabled === false) return undefined;
  const address = location.services?.find((service) => service.address?.address1)?.address;
  return {
    id: String(location.id),
    name: location.name ?? `ShipBob ${location.id}`,
    timeZone: timeZoneOf(location.timezone),
    address: {
      name: location.name ?? null,
      company: "ShipBob",
      address1: address?.address1 || null,
      address2: address?.address2 || null,
      city: address?.city || null,
      provinceCode: address?.state || null,
      zip: address?.zip_code || null,
      countryCode: countryCodeOf(address?.country),
      phone: address?.phone_number || null,
      email: address?.email || null,
    },
  };
}

/** ShipBob writes some countries with three letters, or by name. */
function countryCodeOf(country: string | null | undefined): string | null {
  const said = country?.trim() ?? "";
  if (/^[A-Z]{2}$/i.test(said)) return said.toUpperCase();
  return countries.alpha3ToAlpha2(said.toUpperCase()) ?? countries.getAlpha2Code(said, "en") ?? null;
}

/** ShipBob names some zones as Windows does. */
function timeZoneOf(zone: string | null | undefined): string {
  const name = (zone && findIana(zone)[0]) || zone || "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
