import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";

/** Where the buyer follows an order. */
export function orderStatusUrl(state: ShopState, order: OrderRecord): string {
  return `https://${state.shop.myshopifyDomain}/storefront/orders/${order.checkoutToken ?? order.id}`;
}
