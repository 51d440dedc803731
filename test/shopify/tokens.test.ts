import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Session } from "@shopify/shopify-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { aStandingShop, type StandingShop } from "./a-standing-shop.ts";

const TOKEN_PATH = "/admin/oauth/access_token";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

let shop: StandingShop;
beforeEach(async () => {
  shop = await aStandingShop();
  shop.asked.length = 0;
});
afterEach(() => shop.close());

const ask = () => adminClient(shop).run(ShopFactsDocument, {});
const row = () => acrossShops.session.findUniqueOrThrow({ where: { id: `offline_${shop.domain}` } });

describe("a shop's tokens", () => {
  test("are not readable in the database, and are in the app", async () => {
    const { accessToken, refreshToken } = await row();
    const session = await shop.session();
    expect(session?.accessToken).toMatch(/^shpat_/);
    expect(session?.refreshToken).toMatch(/^shprt_/);
    expect(accessToken).not.toContain(session?.accessToken);
    expect(refreshToken).not.toContain(session?.refreshToken);
  });

  test("moved to another shop's row do not open, and count as no session", async () => {
    const { id: _id, shop: _shop, ...rest } = await row();
    await acrossShops.session.create({ data: { ...rest, id: "offline_other.myshopify.com", shop: "other.myshopify.com" } });
    expect(await sessionStorage.loadSession("offline_other.myshopify.com")).toBeUndefined();
  });

  test("of which Shopify did not say when they end are taken to live an hour", async () => {
    const session = (await shop.session())?.toObject();
    await sessionStorage.storeSession(new Session({ ...session, expires: undefined } as ConstructorParameters<typeof Session>[0]));
    const { expires } = await row();
    expect(Math.abs((expires?.getTime() ?? 0) - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });
});

describe("a token that has run out", () => {
  test("is renewed once, however many ask at the same moment", async () => {
    await shop.expireToken();
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(answers).toHaveLength(20);
    expect(shop.timesAsked(TOKEN_PATH)).toBe(1);
  });

  test("is renewed once, whatever processes ask", async () => {
    await shop.expireToken();
    const run = promisify(execFile);
    const environment = { ...process.env, STAND_INS_ORIGIN: shop.origin };
    const processes = Array.from({ length: 3 }, () =>
      run(process.execPath, ["--import", path("../../sandbox/app/redirect.mjs"), path("./ask-shop.ts"), shop.domain], { env: environment }),
    );
    for (const { stdout } of await Promise.all(processes)) expect(stdout).toBe("4\n");
    expect(shop.timesAsked(TOKEN_PATH)).toBe(1);
  });

  test("that Shopify refuses before its time is renewed, and the call is made after all", async () => {
    shop.shopify.expireTokens();
    expect((await ask()).shop.currencyCode).toBe("GBP");
    expect(shop.timesAsked(TOKEN_PATH)).toBe(1);
  });

  test("is renewed by the old refresh token again when the answer to it was lost", async () => {
    await shop.expireToken();
    let lost = 0;
    shop.interfere(({ moment, operation, response }) => {
      if (moment !== "done" || operation !== TOKEN_PATH || lost > 0) return "go on";
      lost += 1;
      response.destroy();
      return "taken over";
    });
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect((await ask()).shop.currencyCode).toBe("GBP");
  });

  test("is used on while Shopify has trouble renewing it and it still lives", async () => {
    const session = await shop.session();
    await sessionStorage.storeSession(new Session({ ...session?.toObject(), expires: new Date(Date.now() + 60_000) } as ConstructorParameters<typeof Session>[0]));
    shop.interfere(({ moment, operation, response }) => {
      if (moment !== "arrived" || operation !== TOKEN_PATH) return "go on";
      response.writeHead(503).end();
      return "taken over";
    });
    expect((await ask()).shop.currencyCode).toBe("GBP");
  });

  test("and is no longer renewed leaves no session behind, so that the merchant's next visit brings a new one", async () => {
    await shop.expireToken();
    const session = await shop.session();
    await sessionStorage.storeSession(new Session({ ...session?.toObject(), refreshToken: "shprt_unknown" } as ConstructorParameters<typeof Session>[0]));
    await expect(ask()).rejects.toMatchObject({ code: "no-token" });
    expect(await shop.session()).toBeUndefined();
  });
});
