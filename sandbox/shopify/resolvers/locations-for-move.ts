import { actionsOf } from "../fulfillment-orders/actions-of.ts";
import { findLevel } from "../inventory/find-level.ts";
import type { FulfillmentOrderLineRecord, FulfillmentOrderRecord } from "../state/order-record.ts";
import type { LocationRecord } from "../state/location-record.ts";
import type { ShopState } from "../state/shop-state.ts";

export type LocationForMove = {
  id: number;
  location: LocationRecord;
  movable: boolean;
  message: string | null;
  available: FulfillmentOrderLineRecord[];
  unavailable: FulfillmentOrderLineRecord[];
};

/** The other active locations, and what of a fulfillment order each of them stocks. */
export function locationsForMove(state: ShopState, one: FulfillmentOrderRecord): LocationForMove[] {
  const canMove = actionsOf(state, one).includes("MOVE");
  return [...state.locations.values()]
    .filter((location) => location.isActive && location.id !== one.locationId)
    .map((location) => {
      const stocked = ({ line }: FulfillmentOrderLineRecord) =>
        !line.variant?.tracked || findLevel(state, line.variant.inventoryItemId, location.id) !== undefined;
      const available = one.lines.filter(stocked);
      const unavailable = one.lines.filter((line) => !stocked(line));
      const message = !canMove
        ? "The fulfillment order can't be moved now."
        : unavailable.length > 0
          ? "Some items aren't stocked at this location."
          : null;
      return { id: location.id, location, movable: canMove && available.length > 0, message, available, unavailable };
    });
}
