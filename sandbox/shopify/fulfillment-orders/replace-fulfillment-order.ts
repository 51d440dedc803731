import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { detachLines } from "./detach-lines.ts";
import { pickLines } from "./pick-lines.ts";

/**
 * Closes a fulfillment order whose fulfillment service let it go and puts the work that is left into a new one at the same location: ids change,
 * stock stays committed, the old lines stay behind at 0.
 */
export function replaceFulfillmentOrder(state: ShopState, one: FulfillmentOrderRecord): FulfillmentOrderRecord {
  const picked = pickLines(one, null);
  const replacement = detachLines(state, one, picked.outcome === "picked" ? picked.lines : []);
  one.status = "CLOSED";
  return replacement;
}
