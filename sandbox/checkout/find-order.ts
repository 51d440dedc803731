import type { OrderRecord } from "../shopify/state/order-record.ts";
import type { Visit } from "../storefront/visit.ts";

/** The order of a checkout, by its token. */
export function orderOf({ storefront: { state } }: Visit, token: string): OrderRecord | undefined {
  return token === "" ? undefined : state.orders.values().find(({ checkoutToken }) => checkoutToken === token);
}
