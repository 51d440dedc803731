import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { env } from "#app/platform/env.server.ts";

/**
 * Asks a shop's Shopify for a token, as this app and by the given grant. The answer is the caller's to read, whatever its status; rejects
 * when none came within `patienceMs` milliseconds.
 */
export function askForToken(domain: string, grant: Readonly<Record<string, string>>, patienceMs: number): Promise<Response> {
  expectNoTransaction("shopify-token");
  return fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ client_id: env.SHOPIFY_API_KEY, client_secret: env.SHOPIFY_API_SECRET, ...grant }),
    signal: AbortSignal.timeout(patienceMs),
  });
}
