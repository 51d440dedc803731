import { decodeJwt } from "jose";
import { z } from "zod";

/** Shopify gives a session token one minute. An hour leaves room for clocks that differ. */
const LONGEST_SECONDS = 3600;

const SHOP = /^https:\/\/[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/;

const Claims = z
  .object({
    dest: z.string().max(100).regex(SHOP),
    iss: z.string().max(100),
    sub: z.string().regex(/^\d{1,20}$/),
    exp: z.number().int().positive(),
  })
  .refine(({ iss, dest }) => iss === `${dest}/admin`);

/**
 * Whether a session token says what Shopify's say: one shop, in `dest` as in `iss`, a person of its staff, and an end within the hour.
 * Whether it is signed and has not ended is for Shopify's library to see, which does not look at these. `now` is milliseconds since 1970.
 */
export function isSoundToken(token: string, now: number): boolean {
  try {
    const claims = Claims.safeParse(decodeJwt(token));
    return claims.success && claims.data.exp <= now / 1000 + LONGEST_SECONDS;
  } catch {
    return false;
  }
}
