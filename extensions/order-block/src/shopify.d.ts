import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";

declare global {
  /** What Shopify gives a block on its order page. */
  const shopify: Api;
}
