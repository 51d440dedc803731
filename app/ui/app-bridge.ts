import type { ShopifyGlobal } from "@shopify/app-bridge-types";

/** The admin that frames us, when there is one: undefined on the server and outside the admin. */
export function appBridge(): ShopifyGlobal | undefined {
  return typeof window === "undefined" ? undefined : window.shopify;
}
