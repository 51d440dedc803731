import { provinceName } from "../../data/provinces.ts";
import type { FulfillmentOrderError } from "../fulfillment-orders/refuse.ts";
import type { AddressRecord } from "../state/address-record.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { hasNamesake } from "./activate-location.ts";
import type { NewMetafield } from "../state/check-metafield.ts";
import type { ShopState } from "../state/shop-state.ts";

type AddressInput = Partial<Pick<AddressRecord, "address1" | "address2" | "city" | "countryCode" | "phone" | "provinceCode" | "zip">>;

export type LocationInput = {
  name?: string | null;
  fulfillsOnlineOrders?: boolean | null;
  address?: AddressInput | null;
  metafields?: Omit<NewMetafield, "ownerId">[] | null;
};

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** What is wrong with a location as asked for. `own` is the one that may keep its name. */
export function checkLocation(state: ShopState, { name, address }: LocationInput, own: LocationRecord | null): FulfillmentOrderError[] {
  const errors: FulfillmentOrderError[] = [];
  const wrong = (field: string[], message: string, code: string) => errors.push({ field: ["input", ...field], message, code });
  if (name != null && name.trim() === "") wrong(["name"], "Add a location name", "BLANK");
  else if (name != null && name.length > 100) wrong(["name"], "Use a shorter location name (up to 100 characters)", "TOO_LONG");
  else if (name != null && hasNamesake(state, { id: own?.id ?? 0, name }))
    wrong(["name"], "You already have a location with this name", "TAKEN");
  const parts = { address1: "name for the street", city: "city name", zip: "postal / ZIP code" };
  for (const [part, words] of Object.entries(parts) as [keyof typeof parts, string][])
    if ((address?.[part]?.length ?? 0) > 255) wrong(["address", part], `Use a shorter ${words} (up to 255 characters)`, "TOO_LONG");
  return errors;
}

/** An address with what was asked for; what is not named stays. */
export function changedAddress(old: AddressRecord, input: AddressInput): AddressRecord {
  const countryCode = input.countryCode ?? old.countryCode;
  const provinceCode = input.provinceCode === undefined ? old.provinceCode : input.provinceCode;
  return {
    ...old,
    ...input,
    countryCode,
    country: countryCode === null ? null : (countryNames.of(countryCode) ?? countryCode),
    provinceCode,
    province: provinceCode === null ? null : provinceName(countryCode, provinceCode),
  };
}
