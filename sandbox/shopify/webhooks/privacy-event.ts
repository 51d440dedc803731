import type { Temporal } from "temporal-polyfill";
import type { ShopEvent } from "../shop-event.ts";

export type PrivacyTopic = "customers/data_request" | "customers/redact" | "shop/redact";

export type PrivacySubject = {
  shopId: number;
  shopDomain: string;
  customer: { id: number; email: string | null; phone: string | null } | null;
  orderIds: readonly number[];
};

/** A privacy topic as Shopify sends it. Those about a customer need one. */
export function privacyEvent(
  topic: PrivacyTopic,
  { shopId, shopDomain, customer, orderIds }: PrivacySubject,
  at: Temporal.Instant,
): ShopEvent {
  const shop = { shop_id: shopId, shop_domain: shopDomain };
  const resourceId = `gid://shopify/Shop/${shopId}`;
  switch (topic) {
    case "shop/redact":
      return { topic, resourceId, payload: shop, at };
    case "customers/redact":
      return { topic, resourceId, payload: { ...shop, customer, orders_to_redact: orderIds }, at };
    case "customers/data_request":
      return {
        topic,
        resourceId,
        payload: { ...shop, customer, orders_requested: orderIds, data_request: { id: Math.floor(at.epochMilliseconds / 1000) } },
        at,
      };
  }
}
