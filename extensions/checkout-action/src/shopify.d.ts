import type { Api } from "@shopify/ui-extensions/admin.abandoned-checkout-details.action.render";

// What Shopify gives an action on its page of an abandoned checkout.
declare module "./checkout-action.tsx" {
  const shopify: Api;
}
