import type { ResolverMap } from "../resolver-map.ts";
import type { AddressRecord } from "../state/address-record.ts";
import { knownCountry } from "./known-country.ts";

const name = (address: AddressRecord) => [address.firstName, address.lastName].filter(Boolean).join(" ") || null;

/** Countries whose addresses are written with the province's code behind the city. */
const CODE_BEHIND = new Set(["AE", "AU", "CA", "US"]);

/** … with the postcode on a line of its own. */
const CODE_BELOW = new Set(["GB", "GG", "GI", "IM", "JE", "TC", "UA", "VG"]);

const cityOf = ({ city, provinceCode, countryCode }: AddressRecord) => joined(city, CODE_BEHIND.has(countryCode ?? "") && provinceCode);

const joined = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(" ");

/** The line of the city, or the two with its postcode below. */
const town = (address: AddressRecord) =>
  CODE_BELOW.has(address.countryCode ?? "")
    ? [address.city, address.zip]
    : CODE_BEHIND.has(address.countryCode ?? "")
      ? [joined(cityOf(address), address.zip)]
      : [joined(address.zip, address.city)];

/** Line by line; of whom only where it is asked for. */
const formatted = (address: AddressRecord, { withName = false, withCompany = true }: { withName?: boolean; withCompany?: boolean }) =>
  [withName && name(address), withCompany && address.company, address.address1, address.address2, ...town(address), address.country].filter(
    (line): line is string => !!line,
  );

const formattedArea = (address: AddressRecord) => [cityOf(address), address.country].filter(Boolean).join(", ");

const parts = {
  name,
  formatted,
  formattedArea,
  countryCodeV2: (address: AddressRecord) => knownCountry(address.countryCode),
  coordinatesValidated: () => false,
  latitude: () => null,
  longitude: () => null,
};

/** Postal addresses of buyers, of the shop and of its locations. */
export const addressResolvers: ResolverMap = {
  MailingAddress: { ...parts, timeZone: () => null, validationResultSummary: () => null },
  ShopAddress: { ...parts, id: () => "gid://shopify/ShopAddress/1" },
  LocationAddress: { formatted, latitude: () => null, longitude: () => null },
};
