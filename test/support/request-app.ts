import { Session } from "@shopify/shopify-api";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { askAppRoutes } from "./app-routes.ts";
import { ORDINARY_BROWSER } from "./ordinary-browser.ts";
import { sessionToken } from "./session-token.ts";

export type AppRequest = {
  /** Whose session token comes along: the merchant's unless said otherwise. Null: none, as when somebody outside asks. */
  token?: string | null;
  /** Fields of a form, which makes it a POST. A list is a field that comes several times. */
  form?: Record<string, string | readonly string[]>;
  headers?: Record<string, string>;
};

export type AppAnswer = {
  status: number;
  headers: Headers;
  /** What the loader or action answered: read from JSON as the browser does, or else the text. */
  data: unknown;
  /** Where the browser is sent instead. */
  location: string | null;
};

/** Asks the app for what an address names, through its own routes and its own check of who is there. */
export async function requestApp(domain: string, path: string, asked: AppRequest = {}): Promise<AppAnswer> {
  const answer = await askAppRoutes(await appRequest(domain, path, asked));
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: Number(answer.headers.get("x-remix-status") ?? answer.status),
    headers: answer.headers,
    data: isJson ? await answer.json() : await answer.text(),
    location: answer.headers.get("x-remix-redirect") ?? answer.headers.get("location"),
  };
}

/** The whole page at an address, as the server renders it. */
export async function requestPage(domain: string, path: string, asked: AppRequest = {}): Promise<{ status: number; html: string }> {
  const answer = await askAppRoutes(await appRequest(domain, path, asked), { whole: true });
  return { status: answer.status, html: await answer.text() };
}

async function appRequest(domain: string, path: string, { token, form, headers: more }: AppRequest): Promise<Request> {
  await keepOfflineToken(domain);
  await keepMerchant(domain);
  const carried = token === undefined ? await sessionToken(domain) : token;
  const headers = new Headers({ "user-agent": ORDINARY_BROWSER, ...more });
  if (carried !== null) headers.set("authorization", `Bearer ${carried}`);
  const fields = Object.entries(form ?? {}).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  return new Request(new URL(path, env.SHOPIFY_APP_URL), {
    headers,
    ...(form && { method: "POST", body: new URLSearchParams(fields) }),
  });
}

/** A shop whose app nobody opened has no token; without one that is good for a while, Shopify would be asked for it. */
async function keepOfflineToken(domain: string): Promise<void> {
  const id = `offline_${domain}`;
  if (await sessionStorage.loadSession(id)) return;
  // Longer than tests move the time on: to the next morning, and from there.
  const expires = new Date(Date.now() + 30 * 86_400_000);
  await sessionStorage.storeSession(new Session({ id, shop: domain, state: "", isOnline: false, accessToken: "shpat_of_a_test", expires }));
}

/** Nor has anybody been asked who the merchant is. */
async function keepMerchant(domain: string): Promise<void> {
  const shop = await acrossShops.shop.findUnique({ where: { domain }, select: { id: true } });
  if (!shop) return;
  const now = new Date();
  const merchant = { shopId: shop.id, id: "1", name: "Demo Merchant", locale: "en-GB", askedAt: now, toldAt: now };
  await acrossShops.staff.createMany({ data: merchant, skipDuplicates: true });
}
