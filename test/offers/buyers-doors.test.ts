import { SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { OfferAnswer, OfferQuestion, OrderAnswer, PostPurchaseAnswer } from "#app/contracts/offers.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { nowDate } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { purchaseToken, readChangeset, signedQuery, visitorWho } from "./as-shopify-signs.ts";

const { shop, orders } = tradingShop();

const variantOf = (sku: string) =>
  shop().read(async (db) => String((await db.variant.findFirstOrThrow({ where: { sku }, select: { id: true } })).id));
const offers = async (sku: string, terms: Partial<OfferTerms> = {}) => {
  const whole = { name: sku, placements: ["cart"], offered: { kind: "chosen", variantIds: [await variantOf(sku)] }, ...terms };
  const id = (await saveOffer(shop().shop, null, OfferTerms.parse(whole))) ?? "";
  await setOfferState(shop().shop, id, "live");
  return id;
};

const seconds = (from = nowDate()) => Math.floor(from.getTime() / 1000);
const token = (claims: object = {}, secret = env.SHOPIFY_API_SECRET) =>
  new SignJWT({ dest: `https://${shop().domain}`, aud: env.SHOPIFY_API_KEY, exp: seconds() + 300, ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
const ask = async (question: object, bearer?: string) =>
  fetch(`${shop().appUrl}/offers/decide`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${bearer ?? (await token())}` },
    body: JSON.stringify(question),
  });
const answer = async (question: object) => (await (await ask(question)).json()) as OfferAnswer;
const tells = (event: object) =>
  fetch(`${shop().appUrl}/offers/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });

/** Buyers who are shown something: neither held out nor of those to whom an experiment shows nothing. */
async function shown(question: Omit<OfferQuestion, "visitor">): Promise<OfferAnswer & { visitor: string }> {
  for (let buyer = 0; buyer < 50; buyer++) {
    const visitor = `buyer-${buyer}`;
    const answered = await answer({ ...question, visitor });
    if (answered.offer) return { ...answered, visitor };
  }
  throw new Error("Nobody of fifty is shown anything.");
}

const question: Omit<OfferQuestion, "visitor"> = { placement: "cart", country: "GB", language: "en-GB", lines: [] };

describe("a buyer", () => {
  let offerId: string;
  beforeAll(async () => {
    offerId = await offers("HOME-1", { headings: { "": "Goes well with it" } });
  });

  test("is offered what the merchant chose, by our own facts of it, and every time the same", async () => {
    const { visitor, decision, offer } = await shown(question);
    expect(offer).toMatchObject({
      id: offerId,
      heading: "Goes well with it",
      items: [{ variantId: await variantOf("HOME-1"), title: "The HOME-1", quantity: 1, discount: null }],
    });
    expect(decision).toMatch(/^ey/);
    for (let visits = 0; visits < 3; visits++) expect((await answer({ ...question, visitor })).offer?.id).toBe(offerId);
  });

  test("by the theme is offered the same through Shopify's proxy, and nobody else's signature is taken", async () => {
    const { visitor } = await shown(question);
    const query = new URLSearchParams({
      placement: "cart",
      country: "GB",
      lines: "",
      visitor,
      shop: shop().domain,
      path_prefix: "/apps/waybill",
    });
    query.set("logged_in_customer_id", "");
    query.set("timestamp", String(seconds()));
    const get = (of: URLSearchParams) => fetch(`${shop().appUrl}/proxy/offers?${of.toString()}`);
    const answered = (await (await get(signedQuery(env.SHOPIFY_API_SECRET, query))).json()) as OfferAnswer;
    expect(answered.offer?.id).toBe(offerId);

    expect((await get(signedQuery("another secret", query))).status).toBe(401);
    expect((await get(query)).status).toBe(401);
    const tampered = signedQuery(env.SHOPIFY_API_SECRET, query);
    tampered.set("shop", "other.myshopify.com");
    expect((await get(tampered)).status).toBe(401);
    query.set("timestamp", String(seconds() - 600));
    expect((await get(signedQuery(env.SHOPIFY_API_SECRET, query))).status).toBe(401);
  });

  test.each([
    ["signed by somebody else", () => token({}, "another secret")],
    ["that is over", () => token({ exp: seconds() - 60 })],
    ["for the year 3000", () => token({ exp: 32_503_680_000 })],
    ["without an end", () => token({ exp: undefined })],
    ["for another app", () => token({ aud: "another-app" })],
    ["of what is no shop", () => token({ dest: "https://evil.example" })],
    ["that is none", () => "nonsense"],
  ])("with a token %s is refused", async (_, bearer) => {
    expect((await ask({ ...question, visitor: "v" }, await bearer())).status).toBe(401);
  });

  test("of another shop sees nothing of this one", async () => {
    const foreign = await token({ dest: "https://nobody-knows-it.myshopify.com" });
    const response = await ask({ ...question, visitor: "v" }, foreign);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ decision: null, offer: null, promise: null });
  });

  test.each([
    ["no JSON", "{"],
    ["no placement", { lines: [], visitor: "v" }],
    ["a place that is none", { ...question, placement: "moon", visitor: "v" }],
    ["an id that is none", { ...question, visitor: "v", lines: [{ variantId: "1 OR 1=1", quantity: 1 }] }],
    ["half a unit", { ...question, visitor: "v", lines: [{ variantId: "1", quantity: 0.5 }] }],
  ])("whose question has %s is told so, and nothing breaks", async (_, body) => {
    const response = await fetch(`${shop().appUrl}/offers/decide`, {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("is not offered what lies in the cart, nor what no warehouse can ship to that country with it", async () => {
    const { visitor } = await shown(question);
    const home = await variantOf("HOME-1");
    expect((await answer({ ...question, visitor, lines: [{ variantId: home, quantity: 1 }] })).offer).toBeNull();
    const none = await offers("NONE-1", { placements: ["thank_you"] });
    for (let buyer = 0; buyer < 20; buyer++)
      expect((await answer({ ...question, placement: "thank_you", visitor: `buyer-${buyer}` })).offer).toBeNull();
    const why = await eventually(() => decisionsAbout("thank_you"));
    expect(why.filter(({ isHeldOut: isOut }) => !isOut).map((one) => one.why)).toContainEqual([
      { code: "offers:cant-ship", args: { offer: "NONE-1" } },
    ]);
    await setOfferState(shop().shop, none, "paused");
  });

  test("who is held out is never offered anything, and it is known of him", async () => {
    const held = visitorWho(true, shop().domain);
    expect((await answer({ ...question, visitor: held })).offer).toBeNull();
    await eventually(async () => (await shop().read((db) => db.offerDecision.count({ where: { visitor: held, isHeldOut: true } }))) === 1);
  });

  test("who saw and took it is counted once, however often his page says so", async () => {
    const { decision, visitor } = await shown(question);
    for (const kind of ["shown", "shown", "accepted", "shown", "accepted"])
      expect((await tells({ decision, kind, variantId: await variantOf("HOME-1"), checkoutToken: "c-1" })).status).toBe(204);
    const kept = await eventually(
      async () => (await shop().read((db) => db.offerDecision.findFirst({ where: { visitor, acceptedAt: { not: null } } }))) ?? false,
    );
    expect(kept).toMatchObject({ offerId, placement: "cart", checkoutToken: "c-1", arms: [offerId] });
    expect(kept?.propensity).toBeGreaterThan(0);
    expect(await shop().read((db) => db.offerDecision.count({ where: { visitor, offerId, acceptedAt: { not: null } } }))).toBe(1);
  });

  test("who loads a page again or has two tabs open is one exposure and one decision", async () => {
    const { visitor, decision } = await shown({ ...question, country: "IE" });
    const again = await answer({ ...question, country: "IE", visitor });
    for (const token of [decision, again.decision, decision]) {
      expect((await tells({ decision: token, kind: "shown" })).status).toBe(204);
      await tells({ decision: token, kind: "accepted", variantId: await variantOf("HOME-1") });
    }
    const kept = () => shop().read((db) => db.offerDecision.findMany({ where: { visitor, offerId } }));
    await eventually(async () => (await kept()).some(({ acceptedAt }) => acceptedAt !== null));
    expect(await kept()).toHaveLength(1);
    expect(await shop().read((db) => db.offerPurchase.count({ where: { visitor } }))).toBe(1);
  });

  test("can't have something counted that was never decided", async () => {
    const { decision } = await shown(question);
    const [head, , signature] = (decision ?? "").split(".");
    const forged = `${head ?? ""}.${Buffer.from(JSON.stringify({ decision: {} })).toString("base64url")}.${signature ?? ""}`;
    expect((await tells({ decision: forged, kind: "accepted" })).status).toBe(401);
    expect((await tells({ decision: await token(), kind: "accepted" })).status).toBe(401);
  });

  test("is offered it no more within seconds of the last unit", async () => {
    const { visitor } = await shown(question);
    await countStock(shop().shop, shop().warehouse("built_in"), [{ sku: "HOME-1", onHand: 0, bin: null }]);
    await eventually(async () => (await answer({ ...question, visitor })).offer === null);
  });
});

describe("a buyer who has paid", () => {
  const purchase = (variantId: string, referenceId: string, claims = {}) =>
    purchaseToken(shop().domain, { variantId, referenceId, claims });
  const post = async (path: string, bearer: string, body: object = {}) =>
    fetch(`${shop().appUrl}/offers/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}` },
      body: JSON.stringify(body),
    });

  test("is offered two things at most, one after the other, at the price that is signed for Shopify once, also when the offer is paused meanwhile", async () => {
    const best = await offers("BOTH-1", { placements: ["post_purchase"], percentage: 20, priority: 1 });
    await offers("BOB-1", { placements: ["post_purchase"], percentage: 10, priority: 2 });
    const home = await variantOf("HOME-1");
    const both = Number(await variantOf("BOTH-1"));
    const [reference, shownOffers] = await firstOffered(async (name) => (await post("post-purchase", await purchase(home, name))).json());
    expect(shownOffers).toMatchObject([
      {
        after: "start",
        changes: [{ type: "add_variant", variantId: both, quantity: 1, discount: { value: 20, valueType: "percentage" } }],
      },
      { after: "accept", changes: [{ discount: { value: 10 } }] },
      { after: "decline", changes: [{ discount: { value: 10 } }] },
    ]);

    const { decision = "" } = shownOffers[0] ?? {};
    const bearer = await purchase(home, reference);
    const sign = async () => readChangeset(await post("post-purchase/changeset", bearer, { decision }));
    const signed = await sign();
    expect(signed).toMatchObject({ iss: env.SHOPIFY_API_KEY, sub: reference, changes: shownOffers[0]?.changes });
    await setOfferState(shop().shop, best, "paused");
    expect(await sign()).toMatchObject({ jti: signed.jti, changes: shownOffers[0]?.changes });
    await eventually(
      async () => (await shop().read((db) => db.offerDecision.count({ where: { visitor: reference, acceptedAt: { not: null } } }))) === 1,
    );

    expect((await post("post-purchase/changeset", await purchase(home, "somebody-else"), { decision })).status).toBe(403);
    expect((await post("post-purchase/changeset", bearer, { decision: `${decision}x` })).status).toBe(403);
    expect((await post("post-purchase/changeset", await token(), { decision })).status).toBe(401);
    expect((await post("post-purchase", await purchase(home, reference, { exp: seconds() - 60 }))).status).toBe(401);
  });

  test("and is held out by what his cart was known by is shown nothing in any place, whatever the place itself can see", async () => {
    const offerId = await offers("BOB-1", { name: "Everywhere", placements: [...PLACEMENTS] });
    const visitor = visitorWho(true, shop().domain);
    const checkoutToken = visitorWho(false, shop().domain);
    const order = shop().buys({ "BOTH-1": 1 }, { checkoutToken, customAttributes: [{ key: "_waybill_visitor", value: visitor }] });
    await eventually(async () => (await shop().read((db) => db.order.count({ where: { checkoutToken, offerVisitor: visitor } }))) === 1);

    const lines = [{ variantId: await variantOf("BOTH-1"), quantity: 1 }];
    for (const placement of ["product_page", "cart", "checkout"] as const)
      expect(
        (await answer({ ...question, placement, lines, visitor, ...(placement === "checkout" && { checkoutToken }) })).offer,
      ).toBeNull();
    for (const placement of ["thank_you", "order_status"] as const)
      expect((await answer({ ...question, placement, lines, visitor: checkoutToken, checkoutToken })).offer).toBeNull();
    expect(await (await post("post-purchase", await purchase(await variantOf("BOTH-1"), checkoutToken))).json()).toEqual({ offers: [] });

    const decided = await eventually(async () => {
      const rows = await shop().read((db) => db.offerDecision.findMany({ where: { visitor } }));
      return rows.length >= PLACEMENTS.length && rows;
    });
    expect(decided.every(({ isHeldOut: isOut, offerId: offered }) => isOut && offered === null)).toBe(true);
    // What he would have been shown is known, and how probable it was.
    const [inCart] = decided.filter(({ placement, arms }) => placement === "product_page" && arms.includes(offerId));
    expect(inCart?.armPropensities).toHaveLength(inCart?.arms.length ?? -1);
    expect(await shop().read((db) => db.offerPurchase.findMany({ where: { visitor } }))).toMatchObject([{ isHeldOut: true }]);
    await eventually(async () => (await shop().read((db) => db.offerOrder.count({ where: { orderId: BigInt(order.id), visitor } }))) === 1);
    await setOfferState(shop().shop, offerId, "paused");
  });

  test("sees his parcels and by when they are there, and nobody else does", async () => {
    const order = shop().buys({ "BOTH-1": 2 });
    await orders.parcelsReach(order, "dispatched", "picked", "packed", "shipped");
    const checkoutToken = order.checkoutToken ?? "";
    const asks = async (body: object, claims: object = {}) => (await post("order", await token(claims), body)).json() as Promise<unknown>;
    const seen = (await asks({ checkoutToken })) as OrderAnswer;
    expect(seen.parcels).toMatchObject([{ items: [{ title: "The BOTH-1", quantity: 2 }] }]);
    expect(seen.promise).toMatchObject({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, confidence: 90 });
    expect(seen.reorderUrl).toContain(`/cart/${await variantOf("BOTH-1")}:2`);

    const nothing = { promise: null, parcels: [], reorderUrl: null };
    expect(await asks({ checkoutToken: "another" })).toEqual(nothing);
    expect(await asks({ checkoutToken }, { sub: "gid://shopify/Customer/999" })).toEqual(order.customer ? nothing : seen);
    expect(await asks({ checkoutToken }, { dest: "https://other-shop.myshopify.com" })).toEqual(nothing);
    expect((await post("order", "nonsense", { checkoutToken })).status).toBe(401);
  });

  async function firstOffered(ask: (referenceId: string) => Promise<unknown>) {
    for (let buyer = 0; buyer < 50; buyer++) {
      const { offers: found } = (await ask(`purchase-${buyer}`)) as PostPurchaseAnswer;
      if (found.length > 2) return [`purchase-${buyer}`, found] as const;
    }
    throw new Error("Nobody of fifty is offered two things.");
  }
});

async function decisionsAbout(placement: string) {
  const rows = await shop().read((db) => db.offerDecision.findMany({ where: { placement } }));
  return rows.some(({ isHeldOut: isOut }) => !isOut) && rows;
}
