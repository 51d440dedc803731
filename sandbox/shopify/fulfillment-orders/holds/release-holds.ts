import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** Takes holds off a fulfillment order; it is OPEN again when none is left. */
export function releaseHolds(state: ShopState, one: FulfillmentOrderRecord, holds: FulfillmentHoldRecord[]): void {
  const released = one.holds.filter((hold) => holds.includes(hold));
  if (released.length === 0) return;
  one.holds = one.holds.filter((hold) => !holds.includes(hold));
  const free = one.holds.length === 0 && one.status === "ON_HOLD";
  if (free) one.status = "OPEN";
  for (const hold of released)
    tell(state, "fulfillment_holds/released", "FulfillmentOrder", one.id, {
      fulfillment_order: fulfillmentOrderPayload(one),
      fulfillment_hold: { id: toGid("FulfillmentHold", hold.id), reason: hold.reason.toLowerCase() },
    });
  if (free) tellFulfillmentOrder(state, one, "hold_released", { fulfillment_order: fulfillmentOrderPayload(one) });
}
