import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Where one of our pages is in Shopify's admin, for whoever is led there from outside: `/app/exceptions?cause=parcel.lost`. */
export function adminAddress(shop: Pick<Shop, "domain">, path: string): string {
  const store = shop.domain.replace(/\.myshopify\.com$/, "");
  return `https://admin.shopify.com/store/${encodeURIComponent(store)}/apps/${encodeURIComponent(env.SHOPIFY_API_KEY)}${path}`;
}
