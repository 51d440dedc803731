import type { LineRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import { changeLevel } from "./change-level.ts";

/** Takes committed units of a line out of the building; a negative quantity brings them back. */
export function shipStock(state: ShopState, line: LineRecord, locationId: number, quantity: number): void {
  if (!line.variant?.tracked || line.bypassesStock) return;
  changeLevel(state, activateLevel(state, line.variant.inventoryItemId, locationId), { committed: -quantity });
}
