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

/** ShipBob writes some countries with three letters. */
const twoLetters: Record<string, string> = {
  USA: "US",
  CAN: "CA",
  MEX: "MX",
  GBR: "GB",
  IRL: "IE",
  DEU: "DE",
  POL: "PL",
  NLD: "NL",
  FRA: "FR",
  ESP: "ES",
  ITA: "IT",
  AUS: "AU",
  "UNITED STATES": "US",
  "UNITED KINGDOM": "GB",
  CANADA: "CA",
  AUSTRALIA: "AU",
};

function countryCodeOf(country: string | null | undefined): string | null {
  const code = country?.trim().toUpperCase() ?? "";
  return twoLetters[code] ?? (/^[A-Z]{2}$/.test(code) ? code : null);
}

/** ShipBob names some zones as Windows does (Unicode CLDR, windowsZones.xml). */
const windowsZones: Record<string, string> = {
  "Eastern Standard Time": "America/New_York",
  "US Eastern Standard Time": "America/Indiana/Indianapolis",
  "Central Standard Time": "America/Chicago",
  "Mountain Standard Time": "America/Denver",
  "US Mountain Standard Time": "America/Phoenix",
  "Pacific Standard Time": "America/Los_Angeles",
  "GMT Standard Time": "Europe/London",
  "W. Europe Standard Time": "Europe/Berlin",
  "Central European Standard Time": "Europe/Warsaw",
  "Romance Standard Time": "Europe/Paris",
  "AUS Eastern Standard Time": "Australia/Sydney",
  "E. Australia Standard Time": "Australia/Brisbane",
};

function timeZoneOf(zone: string | null | undefined): string {
  const name = (zone && windowsZones[zone]) || zone || "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
