import { Session } from "@shopify/shopify-api";
import { env } from "#app/platform/env.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import type { Shopify } from "#sandbox/shopify/create-shopify.ts";
import { ORDINARY_BROWSER } from "./ordinary-browser.ts";

/** The merchant who opens the app, and the session that the app has by it. */
export function visits(domain: string, shopify: Shopify) {
  const host = Buffer.from(`admin.shopify.com/store/${domain.split(".")[0] ?? ""}`).toString("base64url");
  const idToken = () => shopify.mintIdToken({ userId: "1" });
  const session = () => sessionStorage.loadSession(`offline_${domain}`);
  /** What Shopify admin appends to the app's address. */
  const query = async (token?: string) =>
    new URLSearchParams({ embedded: "1", host, id_token: token ?? (await idToken()), locale: "en", shop: domain, timestamp: "1" });

  return {
    idToken,
    query,
    session,
    /** The merchant opens the app, as the browser asks for the page. */
    async opens(path = "/app"): Promise<Request> {
      return new Request(`${env.SHOPIFY_APP_URL}${path}?${String(await query())}`, { headers: { "user-agent": ORDINARY_BROWSER } });
    },
    /** Ends the life of the token as the app knows it, and as Shopify does. */
    async expireToken() {
      shopify.expireTokens();
      const kept = await session();
      if (kept) await sessionStorage.storeSession(new Session({ ...kept.toObject(), expires: new Date(Date.now() - 1000) }));
    },
  };
}
