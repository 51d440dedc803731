import type { Api } from "@shopify/ui-extensions/admin.abandoned-checkout-details.block.render";

// What Shopify gives a block on its page of an abandoned checkout.
declare module "./checkout-block.tsx" {
  const shopify: Api;
}
