import { createHmac, timingSafeEqual } from "node:crypto";

/** Shopify's clock and ours may differ by so much, and a request may be as long on its way (shopify-api's own tolerance). */
const TOLERANCE_SECONDS = 90;
/** What Shopify says of who asks. */
const SHOPIFYS = ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"];

/**
 * The shop for which Shopify's app proxy brings a request; undefined where its signature is not Shopify's or too old. The signature is
 * HMAC-SHA256 over `key=value` of all other parameters, sorted and joined by nothing, repeated ones joined by commas
 * (shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies). What Shopify adds stands there once: a second shop or customer
 * would be one that a buyer has written into the address, signed with the rest. `now` is milliseconds since 1970.
 */
export function shopOfProxyRequest(query: URLSearchParams, secrets: readonly string[], now: number): string | undefined {
  if (SHOPIFYS.some((name) => query.getAll(name).length > 1)) return undefined;
  const given = query.get("signature") ?? "";
  const names = [...new Set(query.keys())].filter((name) => name !== "signature");
  const text = names
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort()
    .join("");
  const isShopifys = secrets.some((secret) => isEqual(createHmac("sha256", secret).update(text).digest("hex"), given));
  const age = Math.abs(now / 1000 - Number(query.get("timestamp")));
  return isShopifys && age <= TOLERANCE_SECONDS ? (query.get("shop") ?? undefined) : undefined;
}

function isEqual(one: string, other: string): boolean {
  const [ours, theirs] = [Buffer.from(one), Buffer.from(other)];
  return ours.byteLength === theirs.byteLength && timingSafeEqual(ours, theirs);
}
