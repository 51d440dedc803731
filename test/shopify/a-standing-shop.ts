import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Session } from "@shopify/shopify-api";
import { env } from "#app/platform/env.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import type { StandInRequest } from "#sandbox/shopify/before-answer.ts";
import { createShopify } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { aShop } from "../support/a-shop.ts";
import { redirectToStandIns } from "../fulfillment/redirect-to-stand-ins.ts";

/** What a test does with a request before the stand-in answers it; `taken over` when it has been answered, or never will be. */
export type Interference = (asked: StandInRequest) => "go on" | "taken over";

/** A shop in the stand-in, with a row and a token in the app's database unless it is not installed yet. Nothing works in the background. */
export async function aStandingShop({ installed = true } = {}) {
  const clock = createClock();
  const ledger = createLedger(clock);
  const domain = `shop-${randomBytes(4).toString("hex")}.myshopify.com`;
  const state = createShopState({ clock, ledger, domain });
  const asked: string[] = [];
  let interfere: Interference = () => "go on";
  const shopify = createShopify({
    clock,
    ledger,
    state,
    clientId: env.SHOPIFY_API_KEY,
    clientSecret: env.SHOPIFY_API_SECRET,
    appUrl: "http://127.0.0.1:9",
    plan: "plus",
    tomlPath: fileURLToPath(new URL("../../shopify.app.toml", import.meta.url)),
    resolvers: commerceResolvers,
    beforeAnswer: (request) => {
      if (request.moment === "arrived") asked.push(request.operation);
      return Promise.resolve(interfere(request));
    },
  });
  const server = createServer((request, response) => void shopify.handle(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const restore = redirectToStandIns(() => origin);

  const idToken = () => shopify.mintIdToken({ userId: "1" });
  if (installed) await sessionStorage.storeSession(await exchange(domain, await idToken()));
  const shop = installed ? await aShop({ domain }) : undefined;
  return {
    domain,
    origin,
    state,
    shopify,
    idToken,
    /** The shop's row; there is none before the app is installed. */
    get shop() {
      if (!shop) throw new Error("The app is not installed.");
      return shop;
    },
    /** Operations and paths that were asked for, in their order. */
    asked,
    timesAsked: (operation: string) => asked.filter((one) => one === operation).length,
    interfere: (how: Interference) => void (interfere = how),
    session: () => sessionStorage.loadSession(`offline_${domain}`),
    /** Ends the life of the token as the app knows it, and as Shopify does. */
    async expireToken() {
      shopify.expireTokens();
      const session = await sessionStorage.loadSession(`offline_${domain}`);
      if (session) await sessionStorage.storeSession(new Session({ ...session.toObject(), expires: new Date(Date.now() - 1000) }));
    },
    async close() {
      shopify.stop();
      clock.stop();
      restore();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

export type StandingShop = Awaited<ReturnType<typeof aStandingShop>>;

async function exchange(domain: string, idToken: string): Promise<Session> {
  const answer = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
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
