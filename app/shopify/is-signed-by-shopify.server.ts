import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** Whether Shopify signed these bytes: HMAC-SHA256 under the app's secret, as base64, in `X-Shopify-Hmac-Sha256`. */
export function isSignedByShopify(rawBody: Uint8Array, signature: string | undefined): boolean {
  if (!signature) return false;
  const expected = createHmac("sha256", env.SHOPIFY_API_SECRET).update(rawBody).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
