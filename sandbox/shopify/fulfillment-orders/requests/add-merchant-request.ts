import type { FulfillmentOrderRecord, MerchantRequestRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";

/** Puts a merchant's request to the fulfillment service on a fulfillment order. */
export function addMerchantRequest(
  state: ShopState,
  one: FulfillmentOrderRecord,
  input: Pick<MerchantRequestRecord, "kind" | "message" | "requestOptions">,
): MerchantRequestRecord {
  const request: MerchantRequestRecord = {
    __typename: "FulfillmentOrderMerchantRequest",
    id: state.nextId("merchantRequest"),
    ...input,
    sentAt: state.now(),
  };
  one.merchantRequests.push(request);
  return request;
}
