import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { fulfillmentOrderPayload, holdPayload } from "../fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type NewHold = { reason: string; reasonNotes?: string | null; handle?: string | null; externalId?: string | null; byApp: boolean };

/** Puts a hold on a fulfillment order; it is ON_HOLD until the last one is released. `rest` is what was split off because only a part is held. */
export function holdFulfillmentOrder(
  state: ShopState,
  one: FulfillmentOrderRecord,
  input: NewHold,
  rest: FulfillmentOrderRecord | null = null,
): FulfillmentHoldRecord {
  const hold: FulfillmentHoldRecord = {
    __typename: "FulfillmentHold",
    id: state.nextId("hold"),
    reason: input.reason,
    reasonNotes: input.reasonNotes ?? null,
    handle: input.handle ?? null,
    externalId: input.externalId ?? null,
    heldByApp: input.byApp,
  };
  one.holds.push(hold);
  const wasHeld = one.status === "ON_HOLD";
  one.status = "ON_HOLD";
  if (!wasHeld)
    tellFulfillmentOrder(state, one, "placed_on_hold", {
      fulfillment_order: { ...fulfillmentOrderPayload(one), fulfillment_holds: one.holds.map(holdPayload) },
      remaining_fulfillment_order: rest && fulfillmentOrderPayload(rest),
      held_fulfillment_order_line_items: one.lines.map((line) => ({
        id: toGid("FulfillmentOrderLineItem", line.id),
        quantity: line.remainingQuantity,
      })),
      created_fulfillment_hold: holdPayload(hold),
    });
  tell(state, "fulfillment_holds/added", "FulfillmentOrder", one.id, {
    fulfillment_order: { id: toGid("FulfillmentOrder", one.id) },
    fulfillment_hold: holdPayload(hold),
  });
  return hold;
}
