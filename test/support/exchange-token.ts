import { Session } from "@shopify/shopify-api";

/** What an app asks Shopify for when it exchanges the id token of who opened it for the shop's own token. */
export function tokenExchange(app: { clientId: string; clientSecret: string }, idToken: string) {
  return {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: idToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  };
}

/** The session of an app that the merchant has just opened. */
export async function exchangeToken(domain: string, app: { clientId: string; clientSecret: string }, idToken: string): Promise<Session> {
  const answer = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(tokenExchange(app, idToken)),
  });
  const pair = (await answer.json()) as { access_token: string; refresh_token: string; scope: string; expires_in: number };
  return new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: pair.scope,
    accessToken: pair.access_token,
    refreshToken: pair.refresh_token,
    expires: new Date(Date.now() + pair.expires_in * 1000),
  });
}
