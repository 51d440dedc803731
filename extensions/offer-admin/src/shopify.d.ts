import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";

// What Shopify gives a block on its product page.
declare module "./product-block.tsx" {
  const shopify: Api;
}
