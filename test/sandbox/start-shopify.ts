import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "undici";
import { createClock, type Clock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createShopify, type Shopify, type ShopifyOptions } from "#sandbox/shopify/create-shopify.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";
import { tokenExchange } from "../support/exchange-token.ts";
import { listen } from "../support/listen.ts";

export const shopDomain = "waybill-demo.myshopify.com";
export const clientId = "0123456789abcdef0123456789abcdef";
export const clientSecret = "fedcba9876543210fedcba9876543210";

export type GraphqlReply = {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[] | undefined;
  cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number } } | undefined;
};

export type RunningShopify = {
  /** Where the stand-in listens. */
  url: string;
  shopify: Shopify;
  state: ShopState;
  clock: Clock;
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlReply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; json: Record<string, unknown> }>;
  get(host: string, path: string, headers?: Record<string, string>): Promise<Response>;
  exchange(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
};

type Start = Pick<ShopifyOptions, "resolvers"> &
  Partial<Pick<ShopifyOptions, "plan" | "appUrl" | "beforeAnswer" | "planSend" | "conditions" | "oldClientSecret">> & { toml?: string };

/** A Shopify stand-in on a free port, with the app installed and a token in hand. */
export async function startShopify({
  resolvers,
  plan = "plus",
  appUrl = "http://127.0.0.1:9",
  beforeAnswer,
  planSend,
  conditions,
  oldClientSecret,
  toml = "",
}: Start): Promise<RunningShopify> {
  const clock = createClock();
  const ledger = createLedger(clock);
  const state = createShopState({ clock, ledger, domain: shopDomain });
  const tomlPath = join(await mkdtemp(join(tmpdir(), "waybill-toml-")), "shopify.app.toml");
  await writeFile(tomlPath, toml);
  const shopify = createShopify({
    clock,
    ledger,
    state,
    clientId,
    clientSecret,
    appUrl,
    plan,
    tomlPath,
    resolvers,
    beforeAnswer,
    planSend,
    conditions,
    oldClientSecret,
  });
  const server = await listen((request, response) => void shopify.handle(request, response));

  // fetch writes the Host header itself; the stand-in needs Shopify's.
  const call = async (host: string, path: string, headers: Record<string, string>, body?: string): Promise<Response> => {
    const answer = await request(`${server.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, host },
      body: body ?? null,
    });
    const read = Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    );
    return new Response(await answer.body.arrayBuffer(), { status: answer.statusCode, headers: read });
  };
  const json = { "content-type": "application/json" };

  const post: RunningShopify["post"] = async (path, body, headers = {}) => {
    const answer = await call(shopDomain, path, { ...json, ...headers }, JSON.stringify(body));
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  const exchange = async () => {
    const idToken = await shopify.mintIdToken({ userId: "1" });
    const answer = await post("/admin/oauth/access_token", tokenExchange({ clientId, clientSecret }, idToken));
    return answer.json;
  };
  const { access_token: token } = await exchange();

  return {
    url: server.url,
    shopify,
    state,
    clock,
    post,
    exchange,
    get: (host, path, headers = {}) => call(host, path, headers),
    async graphql(query, variables) {
      const sent = JSON.stringify({ query, variables });
      const answer = await call(shopDomain, "/admin/api/2026-10/graphql.json", { ...json, "x-shopify-access-token": String(token) }, sent);
      const reply = (await answer.json()) as {
        data?: GraphqlReply["data"];
        errors?: GraphqlReply["errors"];
        extensions?: { cost: NonNullable<GraphqlReply["cost"]> };
      };
      return { status: answer.status, headers: answer.headers, data: reply.data, errors: reply.errors, cost: reply.extensions?.cost };
    },
    async stop() {
      shopify.stop();
      clock.stop();
      await server.close();
    },
  };
}
