import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { toGid } from "../state/gid.ts";
import type { ShopState } from "../state/shop-state.ts";

/** Writes what was done to a fulfillment order in the ledger, by the order's name. */
export function recordEffect(state: ShopState, effect: string, one: FulfillmentOrderRecord, detail: Record<string, unknown> = {}): void {
  state.ledger.record({
    target: "shopify",
    effect: `fulfillment_order.${effect}`,
    reference: one.order.name,
    detail: {
      id: toGid("FulfillmentOrder", one.id),
      orderId: toGid("Order", one.order.id),
      locationId: toGid("Location", one.locationId),
      ...detail,
    },
  });
}
