import type { RequestContext } from "../resolver-map.ts";
import type { FulfillmentOrderRecord } from "../state/order-record.ts";

/** Whether the token's scopes let it see a fulfillment order: assigned and third-party ones are the app's own services', the rest are the merchant's. */
export function isVisible({ grantedScopes, shop, actor }: RequestContext, one: FulfillmentOrderRecord): boolean {
  if (actor === "merchant") return true;
  const allowed = (kind: string) =>
    grantedScopes.has(`read_${kind}_fulfillment_orders`) || grantedScopes.has(`write_${kind}_fulfillment_orders`);
  const atService = shop.locations.get(one.locationId)?.fulfillmentServiceId != null;
  return atService ? allowed("assigned") || allowed("third_party") : allowed("merchant_managed");
}
