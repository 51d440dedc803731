import { expect, test } from "vitest";
import { askApp } from "./ask-app.ts";

const token = () => Promise.resolve("the.session.token");
const answering =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));
const never = () => new Promise<never>(() => undefined);

test("the app is asked with Shopify's token of who asks, and its answer is handed on as it came", async () => {
  const asked: Request[] = [];
  const fetch = (input: string | URL | Request, init?: RequestInit) => {
    asked.push(new Request(new URL(String(input), "https://waybill.example.com"), init));
    return Promise.resolve(Response.json({ offer: null }));
  };

  expect(await askApp({ path: "/offers/decide", body: { placement: "cart" }, token, fetch })).toEqual({ offer: null });
  const [request] = asked;
  expect([request?.method, request?.headers.get("authorization"), await request?.json()]).toEqual([
    "POST",
    "Bearer the.session.token",
    { placement: "cart" },
  ]);
});

test.each<[string, Partial<Parameters<typeof askApp>[0]>]>([
  ["is down", { fetch: answering("Bad gateway", 502) }],
  ["can't be reached", { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }],
  ["answers a page", { fetch: answering("<html>") }],
  ["never answers", { fetch: never, timeout: 1 }],
  ["is never asked, since Shopify hands out no token", { token: () => Promise.reject(new Error("in the editor")) }],
  ["is never asked, since no token comes", { token: never, timeout: 1 }],
])("an app that %s has said nothing, and no page waits for it", async (_, change) => {
  expect(await askApp({ path: "/offers/decide", body: {}, token, fetch: answering("{}"), ...change })).toBeNull();
});

test("a request that took too long is called off", async () => {
  let signal: AbortSignal | null | undefined;
  const fetch = (_: unknown, init?: RequestInit) => {
    signal = init?.signal;
    return never();
  };

  await askApp({ path: "/offers/decide", body: {}, token, fetch, timeout: 1 });

  expect(signal?.aborted).toBe(true);
});
