import { env } from "#app/platform/env.server.ts";
import { isSigned } from "./webhooks/is-signed.ts";

const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_OLD_API_SECRET].filter((secret) => secret !== undefined);

/**
 * Whether Shopify signed these bytes, as `X-Shopify-Hmac-Sha256` says. For up to an hour after the app's secret was rotated Shopify still
 * signs with the old one, which is taken as long as it stands in the environment.
 */
export function isSignedByShopify(rawBody: Uint8Array, signature: string | undefined): boolean {
  return secrets.map((secret) => isSigned(rawBody, signature ?? "", secret)).includes(true);
}
