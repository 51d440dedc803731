import type { Api } from "@shopify/ui-extensions/admin.order-index.selection-print-action.render";

// "Print" on one order is given the same as "Print" on several.
declare module "./print-orders.tsx" {
  const shopify: Api;
}
