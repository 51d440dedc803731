import { cancelFulfillment } from "#sandbox/shopify/fulfillment-orders/cancel-fulfillment.ts";
import type { OpenShop } from "../support/open-shop.ts";

/** What the shop's owner does in Shopify by hand. */
export function asOwner(shop: () => OpenShop) {
  return {
    cancelsFulfillment(id: number) {
      const { state } = shop();
      const found = [...state.orders.values()].flatMap(({ fulfillments }) => fulfillments).find((one) => one.id === id);
      if (!found) throw new Error(`no fulfillment ${id}`);
      cancelFulfillment(state, `gid://shopify/Fulfillment/${id}`);
      return Promise.resolve();
    },
  };
}
