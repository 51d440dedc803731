import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { requestedPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { refuse } from "../refuse.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type FulfillmentRequestAnswer =
  | { answer: "accept"; message?: string | null; estimatedShippedAt?: string | null }
  | {
      answer: "reject";
      message?: string | null;
      reason?: string | null;
      lineItems?: { fulfillmentOrderLineItemId: string; message?: string | null }[] | null;
    };

/** The service's yes or no to a fulfillment request. A no is for the whole fulfillment order, also when lines are named. */
export function answerFulfillmentRequest(state: ShopState, gid: string, answer: FulfillmentRequestAnswer): Acted<"answered"> {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  if (one.status !== "OPEN" || one.requestStatus !== "SUBMITTED")
    return refuse(
      ["id"],
      `Cannot ${answer.answer} fulfillment request: the fulfillment order's request status is ${one.requestStatus.toLowerCase()}.`,
    );

  const accepted = answer.answer === "accept";
  one.status = accepted ? "IN_PROGRESS" : "OPEN";
  one.requestStatus = accepted ? "ACCEPTED" : "REJECTED";
  recordEffect(state, accepted ? "accepted" : "rejected", one, answer.answer === "reject" ? { reason: answer.reason ?? null } : {});
  tellFulfillmentOrder(state, one, `fulfillment_request_${accepted ? "accepted" : "rejected"}`, {
    fulfillment_order: requestedPayload(one),
    message: answer.message ?? null,
    ...(answer.answer === "accept"
      ? { estimated_shipped_at: answer.estimatedShippedAt ?? null }
      : { rejection_reason: answer.reason?.toLowerCase() ?? null }),
  });
  touchOrder(state, one.order);
  return { outcome: "answered", one };
}
