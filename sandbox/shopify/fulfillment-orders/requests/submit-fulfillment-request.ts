import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { addMerchantRequest } from "./add-merchant-request.ts";
import { detachLines } from "../detach-lines.ts";
import { requestedPayload } from "../fulfillment-order-payload.ts";
import { merchantRequestPayload } from "./merchant-request-payload.ts";
import { pickLines, type RequestedLine } from "../pick-lines.ts";
import { recordEffect } from "../record-effect.ts";
import { NOT_AT_SERVICE, refuse, type Refused } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type SubmitOutcome =
  | {
      outcome: "submitted";
      original: FulfillmentOrderRecord;
      submitted: FulfillmentOrderRecord;
      unsubmitted: FulfillmentOrderRecord | null;
    }
  | Refused;

/** `fulfillmentOrderSubmitFulfillmentRequest`: asks the service to ship all of it, or a part that is split off first. */
export function submitFulfillmentRequest(
  state: ShopState,
  gid: string,
  input: { message?: string | null; notifyCustomer?: boolean | null; fulfillmentOrderLineItems?: RequestedLine[] | null },
): SubmitOutcome {
  const known = requireAction(state, gid, null);
  if (known.outcome === "refused") return known;
  if (state.locations.get(known.one.locationId)?.fulfillmentServiceId == null) return refuse(["id"], NOT_AT_SERVICE);
  const found = requireAction(state, gid, "REQUEST_FULFILLMENT");
  if (found.outcome === "refused") return found;
  const original = found.one;
  const picked = pickLines(original, input.fulfillmentOrderLineItems);
  if (picked.outcome === "refused") return picked;

  let submitted = original;
  let unsubmitted: FulfillmentOrderRecord | null = null;
  if (!picked.whole) {
    const rest = original.lines
      .map((line) => ({ line, quantity: line.remainingQuantity - (picked.lines.find((pick) => pick.line === line)?.quantity ?? 0) }))
      .filter((pick) => pick.quantity > 0);
    unsubmitted = detachLines(state, original, rest);
  } else if (original.status === "INCOMPLETE") submitted = detachLines(state, original, picked.lines);

  submitted.status = "OPEN";
  submitted.requestStatus = "SUBMITTED";
  const request = addMerchantRequest(state, submitted, {
    kind: "FULFILLMENT_REQUEST",
    message: input.message ?? null,
    requestOptions: { notify_customer: input.notifyCustomer ?? false },
  });
  recordEffect(state, "requested", submitted);
  tellFulfillmentOrder(state, submitted, "fulfillment_request_submitted", {
    original_fulfillment_order: requestedPayload(original),
    submitted_fulfillment_order: requestedPayload(submitted),
    fulfillment_order_merchant_request: merchantRequestPayload(request),
  });
  return { outcome: "submitted", original, submitted, unsubmitted };
}
