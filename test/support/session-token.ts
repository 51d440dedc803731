import { env } from "#app/platform/env.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createSessionTokens } from "#sandbox/shopify/auth/session-tokens.ts";

/** A session token as App Bridge hands it to the app's pages; not signed by Shopify when it is `forged`. */
export function sessionToken(domain: string, { userId = "1", forged = false } = {}): Promise<string> {
  const clientSecret = forged ? "not Shopify's secret" : env.SHOPIFY_API_SECRET;
  return createSessionTokens({ clock: createClock(), shopDomain: domain, clientId: env.SHOPIFY_API_KEY, clientSecret }).mint({ userId });
}
