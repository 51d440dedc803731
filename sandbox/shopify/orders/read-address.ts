import type { Done, FulfillmentOrderError } from "../fulfillment-orders/refuse.ts";
import { provinceCode, provinceName } from "../../data/provinces.ts";
import { NO_ADDRESS, type AddressRecord } from "../state/address-record.ts";

/** Shopify's `MailingAddressInput`. */
export type AddressInput = Partial<Record<keyof AddressRecord, string | null>>;

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** An address as a mutation gives it, over what is known, whatever it lacks. */
export function mergeAddress(input: AddressInput, known: AddressRecord | null): AddressRecord {
  const given = Object.fromEntries(Object.entries(input).filter(([key, value]) => key in NO_ADDRESS && value !== undefined));
  const address: AddressRecord = { ...NO_ADDRESS, ...known, ...given };
  if (input.countryCode && input.country === undefined) address.country = countryNames.of(input.countryCode) ?? input.countryCode;
  const { countryCode } = address;
  if (typeof input.province === "string" && input.provinceCode === undefined)
    address.provinceCode = provinceCode(countryCode, input.province);
  if (input.provinceCode !== undefined && input.province === undefined && input.provinceCode !== known?.provinceCode)
    address.province = input.provinceCode === null ? null : provinceName(countryCode, input.provinceCode);
  return address;
}

/** An address as a mutation gives it, over what is known; what is missing is said as Shopify says it. */
export function readAddress(input: AddressInput, known: AddressRecord | null): Done<"read", { address: AddressRecord }> {
  const address = mergeAddress(input, known);
  const errors: FulfillmentOrderError[] = [];
  const demand = (part: keyof AddressRecord, message: string) => {
    if (!address[part]) errors.push({ field: ["shippingAddress", part], message, code: null });
  };
  demand("lastName", "Enter a last name");
  demand("address1", "Enter an address");
  demand("city", "Enter a city");
  if (address.countryCode === "US") demand("zip", "Enter a ZIP code");
  demand("countryCode", "Select a country");
  return errors.length > 0 ? { outcome: "refused", errors } : { outcome: "read", address };
}
