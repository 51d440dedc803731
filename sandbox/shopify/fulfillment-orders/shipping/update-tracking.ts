import { fulfillmentPayload } from "../../state/fulfillment-payload.ts";
import type { FulfillmentRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { readTracking, type TrackingInput } from "./read-tracking.ts";
import { refuse, type Done } from "../refuse.ts";

/** `fulfillmentTrackingInfoUpdate`: replaces the tracking of a parcel, also of one that was cancelled. */
export function updateTracking(
  state: ShopState,
  gid: string,
  input: TrackingInput,
  notifyCustomer = false,
): Done<"updated", { fulfillment: FulfillmentRecord }> {
  const fulfillment = state.fulfillments.get(numericId(gid, "Fulfillment") ?? 0);
  if (!fulfillment) return refuse(["fulfillmentId"], "Fulfillment does not exist.");
  fulfillment.tracking = readTracking(input);
  fulfillment.updatedAt = state.now();
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment.tracking_updated",
    reference: fulfillment.tracking[0]?.number ?? null,
    detail: { id: toGid("Fulfillment", fulfillment.id), orderId: toGid("Order", fulfillment.order.id), notifyCustomer },
  });
  tell(state, "fulfillments/update", "Fulfillment", fulfillment.id, fulfillmentPayload(state, fulfillment));
  touchOrder(state, fulfillment.order);
  return { outcome: "updated", fulfillment };
}
