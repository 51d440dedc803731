import type { LineRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import { changeLevel } from "./change-level.ts";

/** Sets units of a line aside at a location (available → committed); a negative quantity gives them back. Untracked items have no stock. */
export function commitStock(state: ShopState, line: LineRecord, locationId: number, quantity: number): void {
  if (!line.variant?.tracked || line.bypassesStock || quantity === 0) return;
  changeLevel(state, activateLevel(state, line.variant.inventoryItemId, locationId), { available: -quantity, committed: quantity });
}
