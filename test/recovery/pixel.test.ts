import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAbandoned } from "#app/recovery/abandonment/find-abandoned.server.ts";
import { hearOfCarts } from "#app/recovery/abandonment/hear-of-carts.server.ts";
import { hearOfVisits } from "#app/recovery/pixel/hear-of-visits.server.ts";
import { installPixel } from "#app/recovery/pixel/install-pixel.server.ts";
import { PIXEL_SCOPES } from "#app/recovery/pixel/pixel-scopes.ts";
import { readPixel } from "#app/recovery/pixel/read-pixel.server.ts";
import { turnPixelOff, turnPixelOn } from "#app/recovery/pixel/turn-pixel.server.ts";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { readJourneys } from "#app/screens/journeys/read-journeys.server.ts";
import { readGrantedScopes } from "#app/shopify/granted-scopes.server.ts";
import { pixelCalls } from "#sandbox/control/pixel-calls.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { aJourney, mail } from "./a-journey.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ sells: { "MUG-1": 12, "TEA-1": 5 }, grants: PIXEL_SCOPES });
});
afterAll(() => shop.close());

const mug = { lines: [{ sku: "MUG-1", quantity: 2 }] };

/** A visitor does something, and what was stored of it is applied. */
async function does(event: string, what: Record<string, unknown> = {}) {
  const call = pixelCalls(shop.state, shop.appUrl)["POST /pixel"];
  const told = await call?.({ body: { event, ...mug, ...what }, query: new URLSearchParams(), rest: "" });
  await applies();
  return told;
}

const applied = new Set<bigint>();
async function applies() {
  const events = await shop.read((db) => db.event.findMany({ where: { shopId: shop.shop.id, source: "pixel" }, orderBy: { id: "asc" } }));
  for (const event of events.filter(({ id }) => !applied.has(id))) {
    applied.add(event.id);
    await hearOfVisits.handle(shop.shop, [{ ...event, attempt: 1 }]);
  }
  return events;
}

const cartsOf = (token: string) =>
  shop.read(async (db) => {
    const found = await db.abandonmentToken.findMany({ where: { shopId: shop.shop.id, token } });
    return db.abandonment.findMany({ where: { shopId: shop.shop.id, id: { in: found.map(({ abandonmentId }) => abandonmentId) } } });
  });

const tells = (body: unknown) =>
  fetch(`${shop.appUrl}/pixel`, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

describe("the pixel", () => {
  test("is put into the shop once the merchant lets it, and stands there once, told anew when the secret is another", async () => {
    const before = await shop.read(async (db) => db.shop.findUniqueOrThrow({ where: { id: shop.shop.id } }));
    expect(await installPixel({ ...shop.shop, domain: "another.myshopify.com" })).toEqual({ outcome: "not-granted" });
    expect(await installPixel(shop.shop)).toEqual({ outcome: "installed" });
    const installed = structuredClone(shop.state.webPixel);
    expect(installed?.settings["accountID"]).toMatch(new RegExp(`^${String(before.id)}\\.[\\w-]{32}$`));
    if (shop.state.webPixel) shop.state.webPixel.settings = { accountID: "old" };
    expect(await installPixel(shop.shop)).toEqual({ outcome: "installed" });
    expect(await installPixel(shop.shop)).toEqual({ outcome: "installed" });
    expect(shop.state.webPixel).toEqual(installed);
  });

  test("is turned off and on again by the merchant, and no permission brings back what they turned off", async () => {
    const standing = () => shop.read((db) => readPixel(db, shop.shop));
    expect(await standing()).toMatchObject({ is: "on" });
    const browsing = await aJourney(shop.shop, [mail("mail", null)], { trigger: { kind: "browse-abandoned" } });
    const idle = async () => (await readJourneys(shop.shop)).journeys.map(({ id, isForNobody }) => [id, isForNobody]);
    expect(await idle()).toEqual([[browsing, false]]);
    expect(await turnPixelOff(shop.shop)).toEqual({ outcome: "done" });
    // A live journey for who looks around says that nobody is seen.
    expect([await idle(), (await readJourney(shop.shop, browsing, "en"))?.isPixelOn]).toEqual([[[browsing, true]], false]);
    expect([shop.state.webPixel, await standing()]).toEqual([null, { is: "off" }]);
    expect(await turnPixelOff(shop.shop)).toEqual({ outcome: "done" });
    expect(await installPixel(shop.shop)).toEqual({ outcome: "not-wanted" });
    expect(shop.state.webPixel).toBeNull();

    expect(await turnPixelOn(shop.shop)).toEqual({ outcome: "done" });
    expect([shop.state.webPixel === null, await standing()]).toMatchObject([false, { is: "on" }]);
  });

  test("is told to be off where Shopify took back its permission, and to be refused where Shopify refuses it, in Shopify's words", async () => {
    const standing = () => shop.read((db) => readPixel(db, shop.shop));
    shop.trouble.add(Fault.parse({ target: "shopify", kind: "scopes-revoked", scopes: PIXEL_SCOPES }));
    await readGrantedScopes(shop.shop);
    expect(await standing()).toEqual({ is: "withdrawn" });
    expect(await turnPixelOn(shop.shop)).toMatchObject({ outcome: "refused", message: { code: "recovery:pixel-not-allowed" } });
    shop.trouble.clear();

    await readGrantedScopes(shop.shop);
    shop.state.webPixel = null;
    shop.state.isPixelDeployed = false;
    expect(await turnPixelOn(shop.shop)).toMatchObject({ outcome: "refused", message: { code: "recovery:pixel-refused" } });
    expect(await standing()).toEqual({ is: "refused", said: "No extension found." });
    shop.state.isPixelDeployed = true;
    expect(await turnPixelOn(shop.shop)).toEqual({ outcome: "done" });
    expect(await standing()).toMatchObject({ is: "on" });
  });

  test("tells nothing of a visitor who does not allow analytics and marketing, and nobody hears it if it were told", async () => {
    const before = (await applies()).length;
    expect(await does("product_viewed", { consent: { analytics: true, marketing: false } })).toMatchObject({ told: false });
    expect(await does("checkout_started", { consent: { analytics: false } })).toMatchObject({ told: false });
    expect(await applies()).toHaveLength(before);

    const told = {
      account: shop.state.webPixel?.settings["accountID"],
      id: "e",
      name: "product_viewed",
      at: "2026-11-27T12:00:00Z",
      visitor: "v",
    };
    expect((await tells({ ...told, consent: { analytics: true, marketing: false } })).status).toBe(400);
    expect((await tells(told)).status).toBe(400);
    expect(await applies()).toHaveLength(before);
  });

  test("is heard from any page, and is answered at once what can't be heard", async () => {
    const account = shop.state.webPixel?.settings["accountID"] ?? "";
    const consent = { analytics: true, marketing: true };
    const told = { account, consent, id: randomUUID(), name: "product_viewed", at: "2026-11-27T12:00:00Z", visitor: "v", lines: [] };
    const answer = await tells(told);
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    expect((await fetch(`${shop.appUrl}/pixel`, { method: "OPTIONS" })).status).toBe(204);
    for (const forged of [`${account}x`, account.replace(/^\d+/, "999"), "1", "", account.replace(/.$/, "")])
      expect((await tells({ ...told, account: forged })).status).toBe(401);
    for (const bad of ["", "not json", "[]", { ...told, name: "page_viewed" }, { ...told, visitor: "a b" }, { ...told, at: "today" }])
      expect((await tells(bad)).status).toBe(400);
    expect((await tells("x".repeat(40_000))).status).toBe(413);
    // A page that is loaded again under the same event says nothing new.
    expect((await tells(told)).status).toBe(204);
    expect((await applies()).filter(({ dedupeKey }) => dedupeKey === told.id)).toHaveLength(1);
  });
});

describe("a visitor", () => {
  test("who is signed in and looks at a product leaves it, with what it is and costs here, whatever their browser says", async () => {
    const visitor = randomUUID();
    await does("product_viewed", { visitor, customer: 4711, language: "de-DE" });
    await does("product_viewed", { visitor, customer: 4711, lines: [{ sku: "TEA-1", quantity: 1 }] });
    expect(await cartsOf(`visit:${visitor}`)).toMatchObject([
      {
        kind: "browse",
        state: "active",
        customerId: 4711n,
        personId: expect.any(String) as string,
        value: 1000n,
        lines: [{ sku: "TEA-1" }],
      },
    ]);
  });

  test("is followed from the product into the cart and the checkout: one cart, as far as they came", async () => {
    const visitor = randomUUID();
    const [cart, checkout] = [randomUUID(), randomUUID()];
    await does("product_viewed", { visitor });
    await does("product_added_to_cart", { visitor });
    await does("cart_viewed", { visitor, cart: `${cart}?key=1` });
    expect(await cartsOf(`visit:${visitor}`)).toMatchObject([{ kind: "cart", value: 2000n }]);
    await does("checkout_started", { visitor, cart, checkout, language: "fr" });
    await does("checkout_contact_info_submitted", { visitor, checkout, language: "fr" });
    const [left] = await cartsOf(`checkout:${checkout}`);
    expect(left).toMatchObject({ kind: "checkout", state: "active", language: "fr" });
    for (const token of [`visit:${visitor}`, `cart:${cart}`]) expect(await cartsOf(token)).toMatchObject([{ id: left?.id }]);
    await does("checkout_completed", { visitor, checkout });
    expect(await cartsOf(`checkout:${checkout}`)).toMatchObject([{ state: "completed" }]);
  });

  test("who shares a browser with another does not get their cart", async () => {
    const visitor = randomUUID();
    await does("product_viewed", { visitor, customer: 5001 });
    await does("product_viewed", { visitor, customer: 5002, lines: [{ sku: "TEA-1", quantity: 1 }] });
    const carts = await shop.read((db) => db.abandonment.findMany({ where: { shopId: shop.shop.id, customerId: { in: [5001n, 5002n] } } }));
    expect(carts.map(({ customerId, lines }) => [customerId, (lines as { sku: string }[])[0]?.sku]).toSorted()).toEqual([
      [5001n, "MUG-1"],
      [5002n, "TEA-1"],
    ]);
  });

  test("who only looks at their cart again is back, though nothing is new in it, and what they had engraved stays", async () => {
    const cart = randomUUID();
    const variant = shop.variants.get("MUG-1");
    const line = { variant_id: variant?.id, title: "Mug", quantity: 2, price: "9.00", properties: { Engraving: "Ada" } };
    const at = new Date(Date.now() - 3 * 3_600_000);
    const payload = { id: cart, token: cart, line_items: [line], created_at: at.toISOString(), updated_at: at.toISOString() };
    const facts = {
      id: 1n,
      source: "shopify",
      topic: "carts/create",
      entityKey: cart,
      dedupeKey: cart,
      triggeredAt: at,
      receivedAt: at,
      attempt: 1,
    };
    await hearOfCarts.handle(shop.shop, [{ ...facts, body: JSON.stringify(payload) }]);
    await findAbandoned(shop.shop);
    expect(await cartsOf(`cart:${cart}`)).toMatchObject([{ state: "abandoned" }]);
    await does("cart_viewed", { visitor: randomUUID(), cart });
    expect(await cartsOf(`cart:${cart}`)).toMatchObject([
      { state: "active", lines: [{ unitPrice: 900, properties: { Engraving: "Ada" } }] },
    ]);
  });

  test("of whom only the pixel knows nobody is told of: there is nobody to write to", async () => {
    const visitor = randomUUID();
    await does("product_viewed", { visitor });
    await shop.read((db) =>
      db.abandonment.updateMany({ where: { shopId: shop.shop.id }, data: { touchedAt: new Date(Date.now() - 7_200_000) } }),
    );
    await findAbandoned(shop.shop);
    const [left] = await cartsOf(`visit:${visitor}`);
    expect(left).toMatchObject({ state: "abandoned", personId: null });
    const told = await shop.read((db) => db.event.findMany({ where: { shopId: shop.shop.id, topic: "cart.abandoned" } }));
    expect(told.filter(({ body }) => body.includes(left?.id ?? "?"))).toEqual([]);
  });
});
