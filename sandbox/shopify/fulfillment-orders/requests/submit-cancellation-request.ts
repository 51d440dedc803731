import type { ShopState } from "../../state/shop-state.ts";
import { addMerchantRequest } from "./add-merchant-request.ts";
import { requestedPayload } from "../fulfillment-order-payload.ts";
import { merchantRequestPayload } from "./merchant-request-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderSubmitCancellationRequest`: asks a service that said yes to stop. */
export function submitCancellationRequest(state: ShopState, gid: string, message: string | null): Acted<"submitted"> {
  const found = requireAction(state, gid, "REQUEST_CANCELLATION");
  if (found.outcome === "refused") return found;
  const { one } = found;
  one.requestStatus = "CANCELLATION_REQUESTED";
  const request = addMerchantRequest(state, one, { kind: "CANCELLATION_REQUEST", message, requestOptions: {} });
  recordEffect(state, "cancellation_requested", one);
  tellFulfillmentOrder(state, one, "cancellation_request_submitted", {
    fulfillment_order: requestedPayload(one),
    fulfillment_order_merchant_request: merchantRequestPayload(request),
  });
  return { outcome: "submitted", one };
}
