import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";

// What Shopify gives a block in its checkout; the place under the cart's lines is given the same.
declare module "./checkout-offers.tsx" {
  const shopify: Api;
}
declare module "./offer-card.tsx" {
  const shopify: Api;
}
