import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether `signature` (base64) is Shopify's over exactly these bytes. Takes as long for a good one as for a bad one. */
export function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
