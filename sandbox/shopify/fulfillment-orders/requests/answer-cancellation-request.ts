import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { fulfillmentOrderPayload, requestedPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { refuse } from "../refuse.ts";
import { replaceFulfillmentOrder } from "../replace-fulfillment-order.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** The service's yes or no to a cancellation request. After a yes it is CLOSED and its work is in a new fulfillment order; after a no it keeps shipping. */
export function answerCancellationRequest(
  state: ShopState,
  gid: string,
  answer: "accept" | "reject",
  message: string | null,
): Acted<"answered"> {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  if (one.requestStatus !== "CANCELLATION_REQUESTED")
    return refuse(
      ["id"],
      `Cannot ${answer} cancellation request: the fulfillment order's request status is ${one.requestStatus.toLowerCase()}.`,
    );

  if (answer === "accept") {
    replaceFulfillmentOrder(state, one);
    one.requestStatus = "CANCELLATION_ACCEPTED";
  } else one.requestStatus = "CANCELLATION_REJECTED";
  recordEffect(state, `cancellation_${answer}ed`, one);
  tellFulfillmentOrder(state, one, `cancellation_request_${answer}ed`, {
    fulfillment_order: answer === "accept" ? fulfillmentOrderPayload(one) : requestedPayload(one),
    message,
  });
  touchOrder(state, one.order);
  return { outcome: "answered", one };
}
