import type { ShopEvent } from "../shop-event.ts";
import type { ShopState } from "../state/shop-state.ts";

/** `app/uninstalled` carries the shop, as REST writes it. */
export function uninstalledEvent({ shop, clock }: ShopState): ShopEvent {
  return {
    topic: "app/uninstalled",
    resourceId: `gid://shopify/Shop/${shop.id}`,
    payload: {
      id: shop.id,
      name: shop.name,
      email: shop.email,
      domain: shop.myshopifyDomain,
      myshopify_domain: shop.myshopifyDomain,
      shop_owner: shop.ownerName,
      currency: shop.currency,
      iana_timezone: shop.ianaTimezone,
      plan_name: shop.plan.shopifyPlus ? "shopify_plus" : "basic",
      plan_display_name: shop.plan.publicDisplayName,
    },
    at: clock.now(),
  };
}
