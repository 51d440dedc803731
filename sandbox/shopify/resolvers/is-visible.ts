import type { RequestContext } from "../resolver-map.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../state/order-record.ts";

export type Assignment = "assigned" | "merchant_managed" | "third_party";

/**
 * Whose a fulfillment order is by its location, in the words of the access scopes: the merchant's own, or a fulfillment service's, which may be the
 * app's own and is then also assigned to it.
 */
export function assignmentsOf({ shop }: Pick<RequestContext, "shop">, one: FulfillmentOrderRecord): Assignment[] {
  const serviceId = shop.locations.get(one.locationId)?.fulfillmentServiceId;
  if (serviceId == null) return ["merchant_managed"];
  return shop.fulfillmentServices.get(serviceId)?.byApp === false ? ["third_party"] : ["assigned", "third_party"];
}

/** Whether the token's scopes let it see a fulfillment order. */
export function isVisible(context: RequestContext, one: FulfillmentOrderRecord): boolean {
  const { grantedScopes, actor } = context;
  if (actor === "merchant") return true;
  return assignmentsOf(context, one).some(
    (kind) => grantedScopes.has(`read_${kind}_fulfillment_orders`) || grantedScopes.has(`write_${kind}_fulfillment_orders`),
  );
}

const SHOWN_MS = 60 * 86_400_000;

/** Whether the token may see an order: without `read_all_orders` only those of the last 60 days. */
export function seesOrder({ grantedScopes, actor, shop }: RequestContext, { createdAt }: Pick<OrderRecord, "createdAt">): boolean {
  return actor === "merchant" || grantedScopes.has("read_all_orders") || shop.now() - createdAt < SHOWN_MS;
}
