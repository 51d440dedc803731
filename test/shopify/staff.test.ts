import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { actorLabel } from "#app/platform/actor.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { inEnglish } from "../support/in-english.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;

beforeEach(async () => {
  shop = await aShop({ installed: false });
  // The installation itself asks for the shop's token, and for nothing else.
  await authenticate(await shop.opens());
  expect(shop.nameRequests).toEqual([]);
});
afterEach(() => shop.close());

const MERCHANT = "1";
const PACKER = "2";

/** Somebody of the staff asks for a page, with no language in its address. */
async function asks(userId: string, search = "") {
  const authorization = `Bearer ${await shop.shopify.mintIdToken({ userId })}`;
  return authenticate(new Request(`${shop.appUrl}/app/orders${search}`, { headers: { authorization } }));
}

const nameOf = async (userId: string) => inEnglish(actorLabel((await asks(userId)).actor));

describe("a person of the merchant's staff", () => {
  test("is known by the name that Shopify has, each their own", async () => {
    expect((await asks(PACKER)).actor).toEqual({ kind: "staff", id: PACKER, name: "Robin Packer" });
    expect((await asks(MERCHANT)).actor).toEqual({ kind: "staff", id: MERCHANT, name: "Demo Merchant" });
  });

  test("is asked about once, however many of their requests come", async () => {
    const names = await Promise.all([nameOf(PACKER), nameOf(PACKER), nameOf(PACKER)]);

    expect(names).toContain("Robin Packer");
    expect(await nameOf(PACKER)).toBe("Robin Packer");
    expect(shop.nameRequests).toHaveLength(1);
  });

  test("is asked about again after a day, and keeps the name meanwhile when Shopify does not answer", async () => {
    await asks(PACKER);
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    await acrossShops.staff.updateMany({ where: { id: PACKER }, data: { askedAt: yesterday, toldAt: yesterday } });
    shop.answerNames(() => Promise.resolve("lost"));

    expect(await nameOf(PACKER)).toBe("Robin Packer");
    expect(shop.nameRequests).toHaveLength(2);
  });

  test.each([
    ["breaks the connection", "lost" as const],
    ["refuses", { status: 400, json: { error: "invalid_subject_token" } }],
    ["tells nobody", { status: 200, json: { access_token: "shpoat_x" } }],
  ])("works on without a name when Shopify %s, and is not asked about at each step", async (_, answer) => {
    shop.answerNames(() => Promise.resolve(answer));

    expect(await nameOf(PACKER)).toBe("A staff member");
    expect(await nameOf(PACKER)).toBe("A staff member");
    expect(shop.nameRequests).toHaveLength(1);
  });

  test("whom Shopify has no name for is a staff member", async () => {
    expect((await asks("77")).actor).toEqual({ kind: "staff", id: "77", name: null });
  });

  test("reads the app in the language that they read Shopify in, unless the address asks for another", async () => {
    expect((await asks(MERCHANT)).reader.locale).toBe("en-GB");
    expect((await asks(PACKER)).reader.locale).toBe("en");
    expect((await asks(MERCHANT, "?locale=en-XA")).reader.language).toBe("en-XA");
  });

  test("leaves no token behind", async () => {
    await asks(PACKER);
    expect(await acrossShops.session.findMany({ where: { shop: shop.domain }, select: { id: true } })).toEqual([
      { id: `offline_${shop.domain}` },
    ]);
  });
});
