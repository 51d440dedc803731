import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type NewHold = { reason: string; reasonNotes?: string | null; handle?: string | null; externalId?: string | null; byApp: boolean };

/** Puts a hold on a fulfillment order; it is ON_HOLD until the last one is released. */
export function holdFulfillmentOrder(state: ShopState, one: FulfillmentOrderRecord, input: NewHold): FulfillmentHoldRecord {
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
  if (!wasHeld) tellFulfillmentOrder(state, one, "placed_on_hold", { fulfillment_order: fulfillmentOrderPayload(one) });
  tell(state, "fulfillment_holds/added", "FulfillmentOrder", one.id, {
    fulfillment_order: fulfillmentOrderPayload(one),
    fulfillment_hold: { id: toGid("FulfillmentHold", hold.id), reason: hold.reason.toLowerCase() },
  });
  return hold;
}
