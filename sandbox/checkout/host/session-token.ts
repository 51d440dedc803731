import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { toGid } from "../../shopify/state/gid.ts";
import type { HostedApp } from "../../storefront/hosted-app.ts";
import type { Visit } from "../../storefront/visit.ts";

const LIVES_SECONDS = 300;

/**
 * The session token of an extension in a buyer's page: signed with the app's secret, good for five minutes. `dest` is the shop's domain without a
 * scheme, and there is no issuer; `sub` is there only for a buyer who is signed in.
 */
export function sessionToken({ storefront: { state }, customerId }: Visit, { clientId, clientSecret }: HostedApp): Promise<string> {
  const at = Math.floor(state.now() / 1000);
  const token = new SignJWT({ dest: state.shop.myshopifyDomain, ...(customerId !== null && { sub: toGid("Customer", customerId) }) })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setAudience(clientId)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + LIVES_SECONDS)
    .setJti(randomUUID());
  return token.sign(new TextEncoder().encode(clientSecret));
}
