import { fork, type ChildProcess } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { accessToken } from "#app/shopify/tokens/access-token.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;
const children: ChildProcess[] = [];

beforeEach(async () => {
  shop = await aShop({ installed: false });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await shop.close();
});

const sessionId = () => `offline_${shop.domain}`;
const session = async () => (await sessionStorage.loadSession(sessionId())) ?? expect.fail("there is no session");
const asksShopify = () => adminClient({ domain: shop.domain }).run(ShopFactsDocument, {});

/** The merchant has opened the app, and the hour of its token is almost over. */
async function aTokenAboutToExpire(): Promise<void> {
  await authenticate(await shop.opens());
  await ages();
  shop.tokenRequests.splice(0);
}

async function ages(): Promise<void> {
  await sessionStorage.storeSession(Object.assign(await session(), { expires: new Date(Date.now() + 60_000) }));
}

describe("a merchant who opens the app", () => {
  test("is known by one exchange, however many requests come at once", async () => {
    const requests = await Promise.all([shop.opens("/app"), shop.opens("/app/orders"), shop.opens("/app/settings")]);

    const [first, ...others] = await Promise.all(requests.map((request) => authenticate(request)));

    expect(shop.tokenRequests).toEqual(["exchange"]);
    expect(first?.shop).toMatchObject({ domain: shop.domain, currency: shop.state.shop.currency });
    expect(others.map((other) => other.shop.id)).toEqual([first?.shop.id, first?.shop.id]);
    expect(await acrossShops.event.count({ where: { topic: "app.installed", shopId: first?.shop.id ?? 0 } })).toBe(1);
  });

  test("leaves no token readable in the database", async () => {
    await authenticate(await shop.opens());
    const { accessToken: access, refreshToken: refresh } = await session();

    const { rows } = await pool.query<{ row: string }>(`SELECT session::text AS row FROM session WHERE id = $1`, [sessionId()]);

    expect(access).toMatch(/^shpat_/);
    expect(refresh).toMatch(/^shprt_/);
    expect(rows[0]?.row).not.toContain(access);
    expect(rows[0]?.row).not.toContain(refresh);
    expect(rows[0]?.row).not.toMatch(/shp(at|rt)_/);
  });

  test("gets a token that is renewed in time even when Shopify forgets to say how long it lives", async () => {
    shop.answerTokens(async ({ act }) => withoutExpiry(await act()));
    await authenticate(await shop.opens());

    const { expires } = await session();

    expect(expires?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
    expect(expires?.getTime()).toBeGreaterThan(Date.now());
  });
});

describe("a token about to expire", () => {
  test("is renewed by one of two processes, and both go on with the new one", async () => {
    await aTokenAboutToExpire();
    const old = await session();
    // Shopify takes its time: until the other process has come, and waits.
    shop.answerTokens(async ({ act }) => {
      await eventually(someoneWaitsForALock);
      return act();
    });
    const two = await Promise.all([aProcess(), aProcess()]);

    const answers = await Promise.all(two.map((child) => tokenFrom(child)));

    expect(shop.tokenRequests).toEqual(["refresh"]);
    const renewed = await session();
    expect(answers).toEqual([{ token: renewed.accessToken }, { token: renewed.accessToken }]);
    expect(renewed.accessToken).not.toBe(old.accessToken);
    expect(renewed.refreshToken).not.toBe(old.refreshToken);
  });

  test("and its pair are replaced together: the new pair can be renewed again", async () => {
    await aTokenAboutToExpire();
    await accessToken(shop.domain);
    await ages();

    await accessToken(shop.domain);

    expect(shop.tokenRequests).toEqual(["refresh", "refresh"]);
    await expect(asksShopify()).resolves.toMatchObject({ shop: { currencyCode: shop.state.shop.currency } });
  });

  test("survives that Shopify's answer is lost: the same refresh token is tried again", async () => {
    await aTokenAboutToExpire();
    let lost = false;
    shop.answerTokens(async ({ act }) => {
      const answer = await act();
      if (lost) return answer;
      lost = true;
      return "lost";
    });
    const old = await session();

    // The old token lives for a minute yet, and serves until then.
    expect(await accessToken(shop.domain)).toBe(old.accessToken);
    const renewed = await accessToken(shop.domain);

    expect(renewed).not.toBe(old.accessToken);
    expect((await session()).accessToken).toBe(renewed);
    await asksShopify();
  });

  test("is followed by one that is renewed too, even when Shopify forgets to say how long it lives", async () => {
    await aTokenAboutToExpire();
    shop.answerTokens(async ({ act }) => withoutExpiry(await act()));

    await accessToken(shop.domain);

    expect((await session()).expires?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  test("is used for as long as it lives when Shopify cannot renew it now", async () => {
    await aTokenAboutToExpire();
    const old = await session();
    shop.answerTokens(() => Promise.resolve({ status: 503, json: {} }));

    expect(await accessToken(shop.domain)).toBe(old.accessToken);
    expect((await session()).refreshToken).toBe(old.refreshToken);
  });
});

describe("a token that Shopify no longer takes", () => {
  test("is renewed once and the calls go on, however many there are", async () => {
    await authenticate(await shop.opens());
    shop.tokenRequests.splice(0);
    shop.shopify.expireTokens();

    const answers = await Promise.all([asksShopify(), asksShopify(), asksShopify(), asksShopify(), asksShopify()]);

    expect(answers).toHaveLength(5);
    expect(shop.tokenRequests).toEqual(["refresh"]);
  });

  test("and cannot be renewed is dropped, so that the merchant's next visit brings a new one", async () => {
    await authenticate(await shop.opens());
    shop.shopify.expireTokens();
    shop.tokenRequests.splice(0);
    shop.answerTokens(({ grant, act }) =>
      grant === "refresh" ? Promise.resolve({ status: 400, json: { error: "invalid_grant" } }) : act(),
    );

    await expect(asksShopify()).rejects.toMatchObject({ code: "no-token" });
    expect(await sessionStorage.loadSession(sessionId())).toBeUndefined();

    await authenticate(await shop.opens());
    await asksShopify();
    expect(shop.tokenRequests).toEqual(["refresh", "exchange"]);
  });
});

function withoutExpiry({ status, json }: { status: number; json: Record<string, unknown> }) {
  return { status, json: Object.fromEntries(Object.entries(json).filter(([name]) => name !== "expires_in")) };
}

/** One process has asked for the lock and holds it, another has asked. */
async function someoneWaitsForALock(): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'waybill % locks'
        AND query LIKE '%pg_try_advisory_lock%'`,
  );
  return rows.length >= 2;
}

async function aProcess(): Promise<ChildProcess> {
  const child = fork(new URL("./run-access-token.ts", import.meta.url), [shop.domain], {
    execArgv: ["--import", new URL("../../sandbox/app/redirect.mjs", import.meta.url).href],
    env: { ...process.env, STAND_INS_ORIGIN: shop.origin },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.push(child);
  await new Promise<void>((ready, failed) => {
    child.on("message", (message) => message === "ready" && ready());
    child.once("exit", (code) => failed(new Error(`it has left with ${String(code)}`)));
  });
  return child;
}

function tokenFrom(child: ChildProcess): Promise<unknown> {
  const heard = new Promise((hear) => child.on("message", hear));
  child.send("go");
  return heard;
}
