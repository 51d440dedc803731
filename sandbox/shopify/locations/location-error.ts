import type { LocationRecord } from "../state/location-record.ts";
import type { ShopState } from "../state/shop-state.ts";

export type LocationError = { field: string[]; message: string; code: string };

/** The location goes along with its errors, as Shopify answers it. */
export type LocationOutcome = { location: LocationRecord | null; errors: LocationError[] };

export const locationError = (field: string, message: string, code: string): LocationError => ({ field: [field], message, code });

export const isBusy = (state: ShopState, { id }: LocationRecord): boolean =>
  state.fulfillmentOrders.values().some((one) => one.locationId === id && one.status !== "CLOSED" && one.status !== "CANCELLED");

export const isStocked = (state: ShopState, { id }: LocationRecord): boolean =>
  state.inventory.values().some((levels) => {
    const level = levels.get(id);
    return level !== undefined && (level.available !== 0 || level.committed !== 0);
  });
