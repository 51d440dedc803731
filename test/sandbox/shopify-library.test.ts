import "@shopify/shopify-api/adapters/node";
import { type ApiVersion, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { afterEach, expect, test } from "vitest";
import type { ResolverMap } from "#sandbox/shopify/resolver-map.ts";
import { listen } from "../support/listen.ts";
import { redirectToStandIns } from "../support/redirect-to-stand-ins.ts";
import { clientId, clientSecret, shopDomain, startShopify } from "./start-shopify.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const cleanUps: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const resolvers: ResolverMap = { QueryRoot: { shop: () => ({ name: "Demo" }) } };
const toml = '[access_scopes]\nscopes = "read_orders"\n[[webhooks.subscriptions]]\ntopics = ["orders/create"]\nuri = "/webhooks"';

/** Shopify's own library, whose calls to the shop land at the stand-in. */
function library(standIn: string) {
  cleanUps.push(redirectToStandIns(() => standIn));
  return shopifyApi({
    apiKey: clientId,
    apiSecretKey: clientSecret,
    hostName: "app.test",
    apiVersion: "2026-10" as ApiVersion,
    isEmbeddedApp: true,
    logger: { level: 0 },
  });
}

test("Shopify's own library signs in at the stand-in, queries it and refreshes its token", async () => {
  const running = await startShopify({ resolvers, toml });
  cleanUps.push(running.stop);
  const shopify = library(running.url);

  const idToken = await running.shopify.mintIdToken({ userId: "42" });
  expect(await shopify.session.decodeSessionToken(idToken)).toMatchObject({ dest: `https://${shopDomain}`, sub: "42" });

  const { session } = await shopify.auth.tokenExchange({
    shop: shopDomain,
    sessionToken: idToken,
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  expect(session.refreshToken).toBeDefined();
  const answer = await new shopify.clients.Graphql({ session }).request("{ shop { name } }");
  expect(answer.data).toEqual({ shop: { name: "Demo" } });

  const refreshed = await shopify.auth.refreshToken({ shop: shopDomain, refreshToken: session.refreshToken ?? "" });
  expect(refreshed.session.accessToken).not.toBe(session.accessToken);
});

test("Shopify's own library believes the stand-in's webhooks", async () => {
  const verdicts: unknown[] = [];
  const app = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const rawBody = Buffer.concat(chunks).toString();
      void shopify.webhooks.validate({ rawBody, rawRequest: request, rawResponse: response }).then((verdict) => {
        verdicts.push(verdict);
        response.writeHead(200).end();
      });
    });
  });
  const running = await startShopify({ resolvers, toml, appUrl: app.url });
  cleanUps.push(running.stop, app.close);
  const shopify = library(running.url);

  running.state.events.emit({
    topic: "orders/create",
    resourceId: "gid://shopify/Order/1",
    payload: { id: 1, note: "Grüße" },
    at: running.clock.now(),
  });
  await eventuallyHolds(() => expect(verdicts).toMatchObject([{ valid: true, topic: "ORDERS_CREATE", domain: shopDomain }]));
});
