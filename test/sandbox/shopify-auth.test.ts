import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import type { ResolverMap } from "#sandbox/shopify/resolver-map.ts";
import { clientId, clientSecret, startShopify, type RunningShopify } from "./start-shopify.ts";

const resolvers: ResolverMap = { QueryRoot: { shop: () => ({ name: "Demo" }) } };
const toml = '[access_scopes]\nscopes = "write_orders,read_products"\noptional_scopes = ["write_third_party_fulfillment_orders"]';

let running: RunningShopify | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const start = async () => (running = await startShopify({ resolvers, toml }));
const client = { client_id: clientId, client_secret: clientSecret };
const exchangeOf = (subject_token: string, more: Record<string, unknown> = {}) => ({
  ...client,
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token,
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
  ...more,
});
const hours = (count: number) => Temporal.Duration.from({ hours: count });

test("an id token is exchanged for an hour's access and ninety days' refresh", async () => {
  const { exchange } = await start();
  expect(await exchange()).toMatchObject({ scope: "write_orders,read_products", expires_in: 3600, refresh_token_expires_in: 7_776_000 });
});

test("an id token that is forged or older than a minute is refused, and so is a token that never expires", async () => {
  const { shopify, clock, post } = await start();
  const idToken = await shopify.mintIdToken({ userId: "7" });
  const [head, , signature] = idToken.split(".");
  const forged = `${head}.${Buffer.from(JSON.stringify({ sub: "8" })).toString("base64url")}.${signature}`;
  expect(await post("/admin/oauth/access_token", exchangeOf(forged))).toMatchObject({
    status: 400,
    json: { error: "invalid_subject_token" },
  });
  expect(await post("/admin/oauth/access_token", exchangeOf(idToken, { expiring: "0" }))).toMatchObject({
    status: 400,
    json: { error: "invalid_request" },
  });
  clock.advance(Temporal.Duration.from({ seconds: 61 }));
  expect(await post("/admin/oauth/access_token", exchangeOf(idToken))).toMatchObject({
    status: 400,
    json: { error: "invalid_subject_token" },
  });
});

test("an online token belongs to the user who opened the app", async () => {
  const { shopify, post } = await start();
  const answer = await post(
    "/admin/oauth/access_token",
    exchangeOf(await shopify.mintIdToken({ userId: "7" }), {
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    }),
  );
  expect(answer.json).toMatchObject({ associated_user: { id: 7 }, associated_user_scope: "write_orders,read_products" });
});

test("access ends after an hour; the refresh token brings a new one", async () => {
  const { clock, exchange, post } = await start();
  const pair = await exchange();
  const ask = (token: unknown) =>
    post("/admin/api/2026-10/graphql.json", { query: "{ shop { name } }" }, { "x-shopify-access-token": String(token) });
  expect((await ask(pair["access_token"])).status).toBe(200);
  clock.advance(hours(1));
  expect((await ask(pair["access_token"])).status).toBe(401);
  const refreshed = await post("/admin/oauth/access_token", {
    ...client,
    grant_type: "refresh_token",
    refresh_token: pair["refresh_token"],
  });
  expect((await ask(refreshed.json["access_token"])).status).toBe(200);
});

test("a used refresh token can be retried until its replacement is used, and for no more than thirty days", async () => {
  const { clock, exchange, post } = await start();
  const refresh = (token: unknown) => post("/admin/oauth/access_token", { ...client, grant_type: "refresh_token", refresh_token: token });
  const first = (await exchange())["refresh_token"];

  const second = (await refresh(first)).json["refresh_token"];
  const retried = await refresh(first);
  expect(retried).toMatchObject({ status: 200, json: { refresh_token: second } });

  const third = (await refresh(second)).json["refresh_token"];
  expect((await refresh(first)).status).toBe(400);
  clock.advance(hours(24 * 31));
  expect((await refresh(second)).status).toBe(400);
  expect((await refresh(third)).status).toBe(200);
  clock.advance(hours(24 * 60));
  expect((await refresh(third)).status).toBe(400);
});

test("a token's scopes leave out the reading that writing includes", async () => {
  running = await startShopify({ resolvers, toml: '[access_scopes]\nscopes = "read_orders,write_orders,read_products"' });
  expect(await running.exchange()).toMatchObject({ scope: "write_orders,read_products" });
});

test("optional scopes come and go; the app sees what it was granted", async () => {
  const { shopify, graphql } = await start();
  expect(shopify.scopes.grantOptionalScopes(["write_third_party_fulfillment_orders", "write_customers"])).toEqual([
    "write_third_party_fulfillment_orders",
  ]);
  const handles = async () => {
    const reply = await graphql("{ currentAppInstallation { accessScopes { handle } } }");
    return (reply.data!["currentAppInstallation"] as { accessScopes: { handle: string }[] }).accessScopes.map(({ handle }) => handle);
  };
  expect(await handles()).toContain("write_third_party_fulfillment_orders");
  const revoke = (scope: string) =>
    graphql("mutation R($scopes: [String!]!) { appRevokeAccessScopes(scopes: $scopes) { revoked { handle } userErrors { code } } }", {
      scopes: [scope],
    });
  expect((await revoke("write_orders")).data).toEqual({
    appRevokeAccessScopes: { revoked: null, userErrors: [{ code: "CANNOT_REVOKE_REQUIRED_SCOPES" }] },
  });
  await revoke("write_third_party_fulfillment_orders");
  expect(await handles()).toEqual(["write_orders", "read_products"]);
});

test("uninstalling kills the tokens; opening the app again installs it", async () => {
  const { shopify, graphql, exchange } = await start();
  shopify.uninstall();
  expect((await graphql("{ shop { name } }")).status).toBe(401);
  expect(shopify.isInstalled()).toBe(false);
  expect(await exchange()).toHaveProperty("access_token");
  expect(shopify.isInstalled()).toBe(true);
});

test("expiring the tokens by hand leaves the refresh token alive", async () => {
  const { shopify, graphql, exchange, post } = await start();
  const pair = await exchange();
  shopify.expireTokens();
  expect((await graphql("{ shop { name } }")).status).toBe(401);
  expect(
    (await post("/admin/oauth/access_token", { ...client, grant_type: "refresh_token", refresh_token: pair["refresh_token"] })).status,
  ).toBe(200);
});
