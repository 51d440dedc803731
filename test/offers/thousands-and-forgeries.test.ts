import { createHmac } from "node:crypto";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfferAnswer } from "#app/contracts/offers.ts";
import { mountOffers } from "#app/mount-offers.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { signDecision } from "#app/offers/serving/decision-token.ts";
import { offerBook, renewOfferBook } from "#app/offers/serving/offer-book.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { answerFault } from "#app/platform/http/answer-plainly.server.ts";
import { signHs256 } from "#app/shopify/tokens/hs256.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { listen } from "../support/listen.ts";

const OFFERS = 5_000;
const HOSTILE = `<img src=x onerror="alert(1)"> '"</script>\u202E 🧨`;
const offerIds = Array.from({ length: OFFERS }, newId);

let shop: QuietShop;
let door: Awaited<ReturnType<typeof listen>>;

/** Products 1 to 5,000, each with an offer of its own: a voucher, which lies nowhere and goes by mail. */
beforeAll(async () => {
  shop = await aShop({ name: "Thousands" });
  door = await listen(express().set("trust proxy", "loopback").use(mounted()).use(answerFault));
  const at = nowDate();
  const common = { shopId: shop.id, status: "ACTIVE" as const, vendor: "", createdAt: at, updatedAt: at };
  const termsOf = (number: number) => ({
    name: `For ${number}`,
    placements: ["cart", "product_page"],
    offered: { kind: "chosen", variantIds: ["9000"] },
    conditions: [
      { code: "has-product", args: { productIds: [String(number)] } },
      { code: "cart-value", args: { from: 0, to: 50_000 } },
    ],
  });
  await inShop(shop, async (db) => {
    await db.product.createMany({ data: [1, 2, 4321, 9].map((id) => ({ ...common, id, title: HOSTILE, handle: `p-${id}` })) });
    await db.variant.createMany({
      data: [1, 2, 4321, 9].map((id) => ({
        ...{ shopId: shop.id, id: id * 1000, productId: id, title: "Default Title", sku: `S-${id}`, price: 1_000, inventoryItemId: id },
        ...{ grams: 0, requiresShipping: false, tracked: false, updatedAt: at },
      })),
    });
    await db.offer.createMany({
      data: offerIds.map((id, index) => ({
        ...{ shopId: shop.id, id, state: "live" as const, createdAt: at, updatedAt: at },
        terms: OfferTerms.parse(termsOf(index + 1)),
      })),
    });
  });
});
afterAll(() => door.close());

function mounted() {
  const app = express();
  mountOffers(app);
  return app;
}

const seconds = () => Math.floor(nowDate().getTime() / 1000);
const token = (claims: object = {}) =>
  signHs256({ dest: `https://${shop.domain}`, aud: env.SHOPIFY_API_KEY, exp: seconds() + 300, ...claims }, env.SHOPIFY_API_SECRET);
let buyers = 0;
/** An address that nobody else has. */
const anAddress = () => `81.${(++buyers >> 16) & 255}.${(buyers >> 8) & 255}.${buyers & 255}`;
type Post = { bearer?: string; address?: string };
const post = (path: string, body: object | string, { bearer = token(), address = anAddress() }: Post = {}) =>
  fetch(`${door.url}/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "x-forwarded-for": address },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const looksAt = (product: number, visitor: string) => ({ placement: "product_page", productId: String(product), lines: [], visitor });

/** What the first of some buyers is shown who is neither held out nor shown nothing to learn. */
async function shown(product: number) {
  for (let buyer = 0; buyer < 40; buyer++) {
    const answer = (await (await post("offers/decide", looksAt(product, `v-${buyer}`))).json()) as OfferAnswer;
    if (answer.offer) return answer;
  }
  return null;
}

/** As another process does it. */
async function pause(product: number) {
  await inShop(shop, (db) => db.offer.updateMany({ where: { id: offerIds[product - 1] ?? "" }, data: { state: "paused" } }));
  renewOfferBook(shop);
}

describe("in a shop with five thousand live offers a buyer", () => {
  test("is shown the one that is for what he looks at, and no more once it is paused", async () => {
    expect((await shown(4321))?.offer?.id).toBe(offerIds[4320]);
    await pause(4321);
    expect(await shown(4321)).toBeNull();
    expect((await shown(2))?.offer?.id).toBe(offerIds[1]);
  });

  test("waits for nobody who reads them again: what wasn't changed isn't read, and is kept once", async () => {
    const before = (await offerBook(shop.domain))?.offers;
    for (let times = 0; times < 5; times++) {
      renewOfferBook(shop);
      expect((await offerBook(shop.domain))?.offers).toBe(before);
    }
    await pause(1);
    expect((await offerBook(shop.domain))?.offers).not.toBe(before);
  });
});

describe("what no buyer's page sends is refused, so that what is kept and looked up together with it is kept and found:", () => {
  test.each([
    ["a visitor with a NUL", { visitor: "v\0" }],
    ["a visitor that is half a character", { visitor: "v\ud800" }],
    ["a checkout with a NUL", { checkoutToken: "c\0" }],
    ["a line beyond every number of Shopify's", { lines: [{ variantId: "9999999999999999999", quantity: 1 }] }],
    ["a product beyond them", { productId: "9223372036854775808" }],
  ])("%s", async (_, wrong) => {
    expect((await post("offers/decide", { ...looksAt(2, "v"), ...wrong })).status).toBe(400);
  });
});

describe("nothing is decided for", () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = () => ({ dest: `https://${shop.domain}`, aud: env.SHOPIFY_API_KEY, exp: seconds() + 300 });
  const signedBy = (hash: string, header: object) => {
    const text = `${part(header)}.${part(claims())}`;
    return `${text}.${createHmac(hash, env.SHOPIFY_API_SECRET).update(text).digest("base64url")}`;
  };
  test.each([
    ["a token that nobody signed", () => `${part({ alg: "none" })}.${part(claims())}.`],
    ["a token that says so and is signed", () => signedBy("sha256", { alg: "none" })],
    ["a token signed another way", () => signedBy("sha512", { alg: "HS512" })],
    ["a decision's own token", () => aDecision()],
    ["a token of another app", () => token({ aud: "another" })],
    ["a token that was good an hour ago", () => token({ exp: seconds() - 3_600 })],
  ])("%s", async (_, bearer) => {
    expect((await post("offers/decide", looksAt(2, "v"), { bearer: bearer() })).status).toBe(401);
    expect((await post("offers/post-purchase", {}, { bearer: bearer() })).status).toBe(401);
  });

  test("a theme's question whose signature is forged, or that names a second shop", async () => {
    const ask = (parameters: readonly (readonly [string, string])[], forged?: string) => {
      const all = [...parameters, ["timestamp", String(seconds())] as const];
      const names = [...new Set(all.map(([name]) => name))].sort();
      const of = (name: string) => all.flatMap(([one, value]) => (one === name ? [value] : [])).join(",");
      const text = names.map((name) => `${name}=${of(name)}`).join("");
      const signature = forged ?? createHmac("sha256", env.SHOPIFY_API_SECRET).update(text).digest("hex");
      return fetch(
        `${door.url}/proxy/offers?${new URLSearchParams([...all.map(([...pair]) => pair), ["signature", signature]]).toString()}`,
      );
    };
    const good = [["placement", "cart"], ["visitor", "v"], ["shop", shop.domain]] as const; // oxfmt-ignore
    expect((await ask(good)).status).toBe(200);
    expect((await ask(good, "0".repeat(64))).status).toBe(401);
    expect((await ask(good, "é".repeat(64))).status).toBe(401);
    expect((await ask([["shop", "victim.myshopify.com"], ...good])).status).toBe(401);
    expect((await ask([["logged_in_customer_id", "7"], ["logged_in_customer_id", ""], ...good])).status).toBe(401);
  });

  test("a price that a page makes up: a cart is worth what the shop asks", async () => {
    const lines = [{ variantId: "2000", quantity: 51, price: 1, unitPrice: 1, productId: "4321" }];
    for (let buyer = 0; buyer < 20; buyer++) {
      const asked = await post("offers/decide", { placement: "cart", lines, visitor: `v-${buyer}`, price: 1 });
      expect(((await asked.json()) as OfferAnswer).offer).toBeNull();
    }
  });
});

const aDecision = (decidedAt = nowDate(), placement = "cart" as const) =>
  signDecision(
    {
      ...{ shopId: shop.id, id: newId(), decidedAt: decidedAt.toISOString(), placement, visitor: "v", arms: [], propensity: 1 },
      ...{ offerId: offerIds[1] ?? "", items: [{ variantId: "9000", value: 1_000 }], percentage: 0 },
    },
    [env.SHOPIFY_API_SECRET],
  );

describe("a decision that is told of again", () => {
  test("a thousand times, from ever new addresses, is kept once, and soon not listened to", async () => {
    const decision = aDecision();
    const tell = () => post("offers/events", { decision, kind: "accepted" });
    const heard = await Promise.all(Array.from({ length: 20 }, tell));
    for (let more = 0; more < 49; more++) heard.push(...(await Promise.all(Array.from({ length: 20 }, tell))));
    const statuses = Map.groupBy(heard, ({ status }) => status);
    expect([...statuses.keys()].sort()).toEqual([204, 429]);
    expect(statuses.get(429)?.length).toBeGreaterThan(900);
    expect(await inShop(shop, (db) => db.event.count({ where: { shopId: shop.id, source: "buyer" } }))).toBe(1);
  });

  test("after two weeks is not taken", async () => {
    const fifteenDaysAgo = new Date(nowDate().getTime() - 15 * 86_400_000);
    expect((await post("offers/events", { decision: aDecision(fifteenDaysAgo), kind: "shown" })).status).toBe(401);
  });
});

describe("at the door", () => {
  const asksOften = async (times: number, address: () => string) => {
    const asked = Array.from({ length: times }, () => post("offers/decide", looksAt(2, "v"), { address: address() }));
    return Map.groupBy(await Promise.all(asked), ({ status }) => status);
  };

  test("whoever asks too often is answered that there is nothing, and when to come again; the shop's other buyers are answered", async () => {
    const answers = await asksOften(500, () => "82.1.1.1");
    expect([...answers.keys()].sort()).toEqual([200, 429]);
    const [refused] = answers.get(429) ?? [];
    expect(refused?.headers.get("retry-after")).toBe("10");
    expect(refused?.headers.get("access-control-allow-origin")).toBe("*");
    expect(await refused?.json()).toEqual({ decision: null, offer: null, promise: null });
    expect([...(await asksOften(20, anAddress)).keys()]).toEqual([200]);
  });

  test("an address that he makes up doesn't help him, and harms nobody who has it", async () => {
    let forged = 0;
    // How many of them go through turns on how long they take: twenty a second do.
    const answers = await asksOften(500, () => `90.0.0.${(++forged % 250) + 1}, 82.2.2.2`);
    expect([...answers.keys()]).toContain(429);
    expect((await post("offers/decide", looksAt(2, "v"), { address: "90.0.0.1" })).status).toBe(200);
  });

  test("a question of a hundred kilobytes is not read", async () => {
    expect((await post("offers/decide", " ".repeat(100_000))).status).toBe(413);
  });

  test("a title with markup, quotes and signs that turn the line around goes through as it is, as JSON that no browser takes for a page", async () => {
    const response = await post("offers/decide", looksAt(2, "v"));
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await shown(2))?.offer?.items.map(({ title }) => title)).toEqual([HOSTILE]);
  });
});
