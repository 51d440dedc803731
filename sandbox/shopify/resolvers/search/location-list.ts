import type { InventoryLevelRecord } from "../../state/inventory-level-record.ts";
import type { LocationRecord } from "../../state/location-record.ts";
import { byIdAndTime } from "./by-id-and-time.ts";
import { byNothing, byNumber, byText, byTruth, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";

/** Locations. Nobody picks up by a setting, and no place is on a map. */
export const locationList: List<LocationRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ name, address }) => [name, address.address1, address.city].join(" ")),
    name: byWords(({ name }) => name),
    active: byTruth(({ isActive }) => isActive),
    legacy: byTruth(({ fulfillmentServiceId }) => fulfillmentServiceId !== null),
    location_id: byNumber(({ id }) => id),
    address1: byText(({ address }) => address.address1),
    address2: byText(({ address }) => address.address2),
    city: byText(({ address }) => address.city),
    zip: byText(({ address }) => address.zip),
    country: byText(({ address }) => [address.country ?? [], address.countryCode ?? []].flat()),
    province: byText(({ address }) => [address.province ?? [], address.provinceCode ?? []].flat()),
    pickup_in_store: byText(() => "disabled"),
    ...byNothing("geolocated"),
  },
  sortKeys: () => ({ NAME: ({ name }) => name }),
};

/** Levels of an item or a location. */
export const levelList: List<InventoryLevelRecord> = {
  filters: { ...byIdAndTime, inventory_item_id: byNumber(({ inventoryItemId }) => inventoryItemId), ...byNothing("inventory_group_id") },
  sortKeys: () => ({}),
};
