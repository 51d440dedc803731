import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";

declare module "./thank-you-offers.ts" {
  const shopify: Api;
}
