import { appSecrets } from "./app-secrets.server.ts";
import { isSigned } from "./webhooks/is-signed.ts";

/** Whether Shopify signed these bytes, as `X-Shopify-Hmac-Sha256` says. */
export function isSignedByShopify(rawBody: Uint8Array, signature: string | undefined): boolean {
  return appSecrets.map((secret) => isSigned(rawBody, signature ?? "", secret)).includes(true);
}
