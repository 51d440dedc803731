import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env.server.ts";
import { parseKeyRing } from "./key-ring.ts";

const ring = parseKeyRing(env.ENCRYPTION_KEYS);

/** 80 bits, in hexadecimal: what can't be tried out, and passes through systems that know no capitals. */
const LENGTH = 20;

/** A short signature (HMAC-SHA256 under the newest key) of a text, for one purpose alone. The text can be read by anybody. */
export function sign(text: string, purpose: string): string {
  return macOf(text, purpose, ring.newest.key);
}

/** Whether a text was signed for that purpose, by any key of the ring. */
export function isSigned(text: string, purpose: string, signature: string): boolean {
  const given = Buffer.from(signature.toLowerCase());
  return [...ring.byId.values()].some((key) => {
    const expected = Buffer.from(macOf(text, purpose, key));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

function macOf(text: string, purpose: string, key: Buffer): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([purpose, text]))
    .digest("hex")
    .slice(0, LENGTH);
}
