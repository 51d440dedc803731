import type { Api } from "@shopify/ui-extensions/admin.customer-segment-details.action.render";

// What Shopify gives an action on its page of a customer segment.
declare module "./segment-action.tsx" {
  const shopify: Api;
}
