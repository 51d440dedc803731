import type { MerchantRequestRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";

/** A merchant's request as Shopify's webhooks write one. */
export function merchantRequestPayload(request: MerchantRequestRecord): Record<string, unknown> {
  return {
    id: toGid("FulfillmentOrderMerchantRequest", request.id),
    kind: request.kind.toLowerCase(),
    message: request.message,
    request_options: request.requestOptions,
  };
}
