import { env } from "#app/platform/env.server.ts";

/**
 * Asks a shop's Shopify for a token, as this app and by the given grant. The answer is the caller's to read, whatever its status; rejects
 * when none came within `patienceMs` milliseconds.
 */
export function askForToken(domain: string, grant: Readonly<Record<string, string>>, patienceMs: number): Promise<Response> {
  return fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ client_id: env.SHOPIFY_API_KEY, client_secret: env.SHOPIFY_API_SECRET, ...grant }),
    signal: AbortSignal.timeout(patienceMs),
  });
}
