import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What copying a shop from Shopify says. */
export const shopify = catalogue("shopify", {
  "rows-left-out_one": "{{count}} row came without what it belongs to, and was left out.",
  "rows-left-out_other": "{{count}} rows came without what they belong to, and were left out.",
});
