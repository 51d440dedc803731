import { createHmac } from "node:crypto";

/** The value of `X-Shopify-Hmac-Sha256` for these bytes. */
export function signBody(body: string, clientSecret: string): string {
  return createHmac("sha256", clientSecret).update(body, "utf8").digest("base64");
}
