import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { type RunningApp, startApp } from "#sandbox/app/start-app.ts";
import { freePort } from "#sandbox/free-port.ts";
import { forged } from "../support/forged.ts";
import { ORDINARY_BROWSER } from "../support/ordinary-browser.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

const APP_BRIDGE = "https://bridge.example.com/app-bridge.js";

let shop: OpenShop;
let app: RunningApp;
let folder: string;

beforeAll(async () => {
  shop = await aShop({ installed: false });
  folder = await mkdtemp(join(tmpdir(), "waybill-documents-"));
  app = await startApp({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    port: await freePort(),
    clock: shop.clock,
    logFile: join(folder, "app.log"),
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) =>
          /^(SHOPIFY_|ENCRYPTION_|DATABASE_)/.test(name) && value ? [[name, value]] : [],
        ),
      ),
      STAND_INS_ORIGIN: shop.origin,
      APP_BRIDGE_URL: APP_BRIDGE,
    },
  });
});
afterAll(async () => {
  await app.stop();
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

async function asks(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${app.port}${path}`, {
    redirect: "manual",
    headers: { "user-agent": ORDINARY_BROWSER, ...headers },
  });
  return { status: answer.status, headers: answer.headers, location: answer.headers.get("location") ?? "", page: await answer.text() };
}

describe("the app's own address", () => {
  test("tells a visitor who comes from nowhere where Waybill lives", async () => {
    expect(await asks("/")).toMatchObject({
      status: 200,
      page: expect.stringContaining("Choose Apps in the menu, then Waybill") as string,
    });
  });

  test("leads a visit that Shopify sends on into the app, with all that Shopify said", async () => {
    const query = String(await shop.query());
    expect(await asks(`/?${query}`)).toMatchObject({ status: 302, location: `/app?${query}` });
  });
});

describe("a visit that names no shop, or none that can be one,", () => {
  test.each(["/app", "/app/orders?status=open", "/app?shop=", "/app?shop=evil.example.com", "/auth/whatever"])(
    "%s ends on a page that says what to do",
    async (path) => {
      const first = await asks(path);
      expect(first.status).toBe(302);
      const target = new URL(first.location, "https://waybill.example.com");
      expect(target.pathname).toBe("/auth/login");

      const page = await asks(`${target.pathname}${target.search}`);
      expect(page.status).toBe(200);
      expect(page.page).toContain("Open Waybill from your Shopify admin");
    },
  );

  test("is refused where no address can be meant", async () => {
    expect((await asks("/app?shop=%00")).status).toBe(400);
  });

  test.each(["/auth/login", "/auth/login?shop=", "/auth/login?shop=not%20a%20shop.example", "/auth/login?shop=%F0%9F%8E%81"])(
    "%s is such a page itself and leads nowhere else",
    async (path) => {
      expect(await asks(path)).toMatchObject({
        status: 200,
        page: expect.stringContaining("Open Waybill from your Shopify admin") as string,
      });
    },
  );
});

describe("a visit for a shop", () => {
  test("at the sign-in page goes on to Shopify's installation", async () => {
    const { status, location } = await asks(`/auth/login?shop=${shop.domain}`);
    expect(status).toBe(302);
    expect(location).toMatch(/^https:\/\/admin\.shopify\.com\/store\/[\w-]+\/oauth\/install\?client_id=/);
  });

  test("outside the admin's frame is led into it", async () => {
    const query = await shop.query();
    query.delete("embedded");
    const { status, location } = await asks(`/app?${String(query)}`);
    expect(status).toBe(302);
    expect(location).toMatch(/^https:\/\/admin\.shopify\.com\/store\/[\w-]+\/apps\//);
  });

  test("without an id token bounces off a page that fetches one with the App Bridge of the environment", async () => {
    const query = await shop.query();
    query.delete("id_token");
    const first = await asks(`/app/orders?${String(query)}`);
    const target = new URL(first.location, "https://waybill.example.com");
    expect(first.status).toBe(302);
    expect(target.pathname).toBe("/auth/session-token");
    expect(target.searchParams.get("shopify-reload")).toContain("/app/orders");

    const bounce = await asks(`${target.pathname}${target.search}`);
    expect(bounce.status).toBe(200);
    expect(bounce.page).toContain(`src="${APP_BRIDGE}"`);
    expect(bounce.headers.get("content-security-policy")).toContain(`frame-ancestors https://${shop.domain} https://admin.shopify.com`);
  });

  test("with an id token that is out of date or forged bounces too, and a fetch is asked to try again", async () => {
    const token = forged(await shop.shopify.mintIdToken({ userId: "1" }));
    expect(new URL((await asks(`/app?${String(await shop.query(token))}`)).location, "https://x.example").pathname).toBe(
      "/auth/session-token",
    );

    const fetched = await asks(`/app?_data=routes%2Fapp`, { authorization: `Bearer ${token}` });
    expect(fetched.status).toBe(401);
    expect(fetched.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
  });

  test("while Shopify gives no token is told so in words, and works when Shopify does", async () => {
    shop.answerTokens(() => Promise.resolve({ status: 502, json: {} }));
    const away = await asks(`/app?${String(await shop.query())}`);
    expect(away.status).toBe(503);
    expect(away.page).toContain("answer Waybill just now");

    shop.answerTokens(({ act }) => act());
    expect((await asks(`/app?${String(await shop.query())}`)).status).toBe(200);
  });

  test("shows the app, which only Shopify's admin may frame, and is installed", async () => {
    const { status, headers, page } = await asks(`/app?${String(await shop.query())}`);

    expect(status).toBe(200);
    expect(page).toContain(`src="${APP_BRIDGE}"`);
    expect(headers.get("content-security-policy")).toContain(`frame-ancestors https://${shop.domain} https://admin.shopify.com`);
    await eventually(async () => (await acrossShops.shop.findUnique({ where: { domain: shop.domain } }))?.uninstalledAt === null);
  });

  test("to a screen that is not there is told so inside the app", async () => {
    expect((await asks(`/app/no-such-screen?${String(await shop.query())}`)).status).toBe(404);
  });
});

describe("leaving the frame", () => {
  test.each(["https://admin.shopify.com/store/x/charges/1", "https://waybill.example.com/app"])(
    "for %s is shown the way",
    async (target) => {
      const { status, page } = await asks(`/auth/exit-iframe?shop=${shop.domain}&exitIframe=${encodeURIComponent(target)}`);
      expect(status).toBe(200);
      expect(page).toContain("window.open");
    },
  );

  test.each(["https://evil.example.com/", "javascript:alert(1)", ""])("for %o is refused as a bad request", async (target) => {
    const { status, page } = await asks(`/auth/exit-iframe?shop=${shop.domain}&exitIframe=${encodeURIComponent(target)}`);
    expect(status).toBe(400);
    expect(page).not.toContain("window.open");
  });
});

test("a machine that reads pages is turned away, not failed", async () => {
  expect((await asks("/app", { "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" })).status).toBe(410);
});

test("nobody reads a customer's data without a session token", async () => {
  const { status, location } = await asks("/app/privacy/1.json");
  expect(status).toBe(302);
  expect(location).toContain("/auth/login");
  const signedIn = await asks("/app/privacy/1.json", { authorization: `Bearer ${await shop.shopify.mintIdToken({ userId: "1" })}` });
  expect(signedIn.status).toBe(404);
});
