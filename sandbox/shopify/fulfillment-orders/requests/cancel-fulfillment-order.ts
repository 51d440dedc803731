import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import type { Refused } from "../fulfillment-order-error.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { replaceFulfillmentOrder } from "../replace-fulfillment-order.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderCancel`: takes a request back from the service at once; the work goes on in a replacement. */
export function cancelFulfillmentOrder(
  state: ShopState,
  gid: string,
): { outcome: "cancelled"; one: FulfillmentOrderRecord; replacement: FulfillmentOrderRecord } | Refused {
  const found = requireAction(state, gid, "CANCEL_FULFILLMENT_ORDER", { notFound: "FULFILLMENT_ORDER_NOT_FOUND" });
  if (found.outcome === "refused") return found;
  const { one } = found;
  const replacement = replaceFulfillmentOrder(state, one);
  one.status = "CLOSED";
  one.requestStatus = "CLOSED";
  recordEffect(state, "cancelled", one);
  tellFulfillmentOrder(state, one, "cancelled", {
    fulfillment_order: fulfillmentOrderPayload(one),
    replacement_fulfillment_order: fulfillmentOrderPayload(replacement),
  });
  touchOrder(state, one.order);
  return { outcome: "cancelled", one, replacement };
}
