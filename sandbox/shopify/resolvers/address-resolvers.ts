import type { ResolverMap } from "../resolver-map.ts";
import type { AddressRecord } from "../state/address-record.ts";
import { knownCountry } from "./known-country.ts";

const name = (address: AddressRecord) => [address.firstName, address.lastName].filter(Boolean).join(" ") || null;

const CODE_BEHIND = new Set(["AU", "CA", "US"]);

/** The line of the city: state and code stand behind it in North America and Australia. */
const town = ({ city, provinceCode, zip, countryCode }: AddressRecord) =>
  (CODE_BEHIND.has(countryCode ?? "") ? [city, provinceCode, zip] : [zip, city]).filter(Boolean).join(" ");

/** Line by line; of whom only where it is asked for. */
const formatted = (address: AddressRecord, { withName = false, withCompany = true }: { withName?: boolean; withCompany?: boolean }) =>
  [withName && name(address), withCompany && address.company, address.address1, address.address2, town(address), address.country].filter(
    (line): line is string => !!line,
  );

const formattedArea = (address: AddressRecord) => [address.city, address.provinceCode, address.country].filter(Boolean).join(", ");

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
