import { moveFulfillmentOrder } from "../fulfillment-orders/rearranging/move-fulfillment-order.ts";
import { activateLevel } from "../inventory/activate-level.ts";
import { changeLevel } from "../inventory/change-level.ts";
import { toGid } from "../state/gid.ts";
import type { LocationRecord } from "../state/location-record.ts";
import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** The fulfillment orders that are still to be done at a location. */
export function openAt(state: ShopState, locationId: number): FulfillmentOrderRecord[] {
  return [...state.fulfillmentOrders.values()].filter(
    (one) => one.locationId === locationId && one.status !== "CLOSED" && one.status !== "CANCELLED",
  );
}

/** Empties a location: its open fulfillment orders go to another one, which stocks everything from then on, and so does its stock unless it is given up. */
export function relocate(state: ShopState, location: LocationRecord, destination: LocationRecord, withStock = true): void {
  const here = [...state.inventory.values()].flatMap((levels) => levels.get(location.id) ?? []);
  for (const level of here) activateLevel(state, level.inventoryItemId, destination.id);
  for (const one of openAt(state, location.id))
    moveFulfillmentOrder(state, toGid("FulfillmentOrder", one.id), toGid("Location", destination.id));
  for (const level of here) {
    const { available } = level;
    if (available === 0) continue;
    changeLevel(state, level, { available: -available });
    if (withStock) changeLevel(state, activateLevel(state, level.inventoryItemId, destination.id), { available });
  }
}
