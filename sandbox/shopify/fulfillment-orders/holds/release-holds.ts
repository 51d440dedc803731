import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { absorbLines } from "../absorb-lines.ts";
import { fulfillmentOrderPayload, holdPayload } from "../fulfillment-order-payload.ts";
import { goTogether, isMergeable } from "../is-mergeable.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/**
 * Takes holds off a fulfillment order; it is OPEN again when none is left, and has what was split off when a part of it was held: the rest, if nobody
 * touched it meanwhile, is CLOSED at 0.
 */
export function releaseHolds(state: ShopState, one: FulfillmentOrderRecord, holds: FulfillmentHoldRecord[]): void {
  const released = one.holds.filter((hold) => holds.includes(hold));
  if (released.length === 0) return;
  one.holds = one.holds.filter((hold) => !holds.includes(hold));
  const free = one.holds.length === 0 && one.status === "ON_HOLD";
  if (free) {
    one.status = (one.fulfillAt ?? 0) > state.now() ? "SCHEDULED" : "OPEN";
    takeBack(state, one);
  }
  for (const hold of released)
    tell(state, "fulfillment_holds/released", "FulfillmentOrder", one.id, {
      fulfillment_order: { id: toGid("FulfillmentOrder", one.id) },
      fulfillment_hold: holdPayload(hold),
    });
  if (free) tellFulfillmentOrder(state, one, "hold_released", { fulfillment_order: fulfillmentOrderPayload(one) });
}

function takeBack(state: ShopState, one: FulfillmentOrderRecord): void {
  for (const rest of one.heldApart.splice(0)) {
    if (!goTogether(one, rest) || !isMergeable(rest) || !isMergeable(one)) continue;
    const left = rest.lines.map((line) => ({ line, quantity: line.remainingQuantity }));
    absorbLines(
      state,
      one,
      rest,
      left.filter(({ quantity }) => quantity > 0),
    );
  }
}
