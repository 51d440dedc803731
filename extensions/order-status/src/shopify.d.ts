import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";

declare module "./order-status.ts" {
  const shopify: Api;
}
