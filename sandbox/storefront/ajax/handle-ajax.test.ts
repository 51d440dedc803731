import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDiscount, all, alone, basic, off } from "#sandbox/shopify/discounts/calculation/a-discount.ts";
import { aBuyersApp, clientId, clientSecret } from "#test/sandbox/a-buyers-app.ts";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { listen, type Listening } from "#test/support/listen.ts";
import { proxySignature } from "../app-proxy.ts";
import { createStorefront } from "../create-storefront.ts";
import { handleStorefront } from "../handle-storefront.ts";

const { state, mug, plate } = aSmallShop();
let app: Listening;
let shop: Listening;
beforeAll(async () => {
  app = await aBuyersApp(() => []);
  const extensionsFolder = fileURLToPath(new URL("../../../test/sandbox/buyers-extensions", import.meta.url));
  const hosted = {
    clientId,
    clientSecret,
    origin: () => app.url,
    applicationUrl: "https://app.example",
    extensionsFolder,
    settings: new Map(),
  };
  const storefront = createStorefront({ state, clock: state.clock, app: hosted });
  shop = await listen((request, response) => void handleStorefront(storefront, request, response));
});
afterAll(async () => {
  await shop.close();
  await app.close();
  state.clock.stop();
});

/** A browser that keeps its cookies. */
function aBrowser() {
  const cookies = new Map<string, string>();
  return async (path: string, body?: object) => {
    const answer = await fetch(shop.url + path, {
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; "), ...(body && { "content-type": "application/json" }) },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    for (const one of answer.headers.getSetCookie()) cookies.set(one.split("=")[0] ?? "", /=([^;]*)/.exec(one)?.[1] ?? "");
    const text = await answer.text();
    return {
      status: answer.status,
      json: text.startsWith("{") ? (JSON.parse(text) as Record<string, never>) : {},
      to: answer.headers.get("location"),
    };
  };
}

test("a cart takes things with properties, changes and loses them, and keeps its token", async () => {
  const ask = aBrowser();
  const items = [
    { id: mug.id, quantity: 2, properties: { _offer: "1" } },
    { id: plate.id, quantity: 1 },
  ];
  const added = await ask("/cart/add.js", { items, sections: ["cart-drawer", "cart-icon-bubble", "nothing"] });
  expect(added.json).toMatchObject({ items: [{ sku: "PLATE" }, { sku: "MUG", quantity: 2, properties: { _offer: "1" } }] });
  expect(added.json["sections"]).toMatchObject({ "cart-icon-bubble": expect.stringContaining("Cart (3)") as string, nothing: null });
  const { json } = await ask("/storefront/cart.js");
  expect(json).toMatchObject({
    item_count: 3,
    total_price: 2900,
    currency: "GBP",
    token: expect.stringMatching(/^[\da-f]{32}$/) as string,
  });
  const changed = await ask("/cart/change.js", { id: String(mug.id), quantity: 0 });
  expect(changed.json).toMatchObject({ item_count: 1, total_price: 1200, token: json["token"] });
  const updated = await ask("/cart/update.js", { note: "soon", attributes: { a: "1", b: "" }, updates: { [plate.id]: 3 } });
  expect(updated.json).toMatchObject({ item_count: 3, note: "soon", attributes: { a: "1" } });
  expect(await ask("/cart/add.js", { id: 1, quantity: 1 })).toMatchObject({ status: 422, json: { message: "Cart Error" } });
});

test("codes on the cart are told with whether they apply, and are taken off", async () => {
  const ask = aBrowser();
  state.discounts.set(1, aDiscount(1, basic(off(0.25), { all: false, productIds: [], variantIds: [mug.id] }), "QUARTER"));
  await ask("/cart/add.js", { id: mug.id, quantity: 2 });
  const { json } = await ask("/cart/update.js", { discount: "QUARTER,NOTHING" });
  expect(json).toMatchObject({
    original_total_price: 1700,
    total_discount: 425,
    total_price: 1275,
    items: [{ final_line_price: 1275, original_line_price: 1700 }],
    discount_codes: [
      { code: "QUARTER", applicable: true },
      { code: "NOTHING", applicable: false },
    ],
  });
  expect(json["items"]).toMatchObject([{ discounts: [{ title: "QUARTER", amount: 425 }] }]);

  // One that goes with no other: the buyer has the better of the two.
  state.discounts.set(2, aDiscount(2, basic(off(0.3), all, { combinesWith: alone }), "WELCOME"));
  const both = await ask("/cart/update.js", { discount: "QUARTER,WELCOME" });
  expect(both.json).toMatchObject({
    total_price: 1190,
    cart_level_discount_applications: [{ title: "WELCOME", total_allocated_amount: 510 }],
    discount_codes: [
      { code: "QUARTER", applicable: false },
      { code: "WELCOME", applicable: true },
    ],
  });
  state.discounts.clear();
});

test("prices are those of the buyer's market", async () => {
  const ask = aBrowser();
  await ask("/storefront?country=US");
  expect((await ask(`/products/${plate.product.handle}.js`)).json).toMatchObject({
    price: 1572,
    variants: [{ id: plate.id, available: true }],
  });
  await ask("/cart/add.js", { id: plate.id });
  expect((await ask("/cart.js")).json).toMatchObject({ currency: "USD", total_price: 1572 });
});

test("a permalink fills the cart, with properties and a code, and leads to the checkout", async () => {
  const ask = aBrowser();
  const properties = Buffer.from(JSON.stringify({ _offer: "9" })).toString("base64url");
  expect(await ask(`/cart/${mug.id}:2,${plate.id}:1?properties=${properties}&discount=TEN`)).toMatchObject({
    status: 303,
    to: "/storefront/checkout",
  });
  expect((await ask("/cart.js")).json).toMatchObject({
    items: [{ sku: "MUG", quantity: 2, properties: { _offer: "9" } }, { sku: "PLATE" }],
    discount_codes: [{ code: "TEN" }],
  });
});

test("what goes through the app proxy is signed as Shopify signs it, for the shop, and without cookies", async () => {
  const asked =
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555";
  expect(proxySignature(new URLSearchParams(asked), "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");

  const ask = aBrowser();
  await ask("/storefront");
  const { json } = await ask("/apps/waybill/offers?placement=cart&shop=of-somebody-else");
  expect(json).toMatchObject({ pathname: "/proxy/offers", cookie: null });
  const { signature, ...rest }: Record<string, string> = json["asked"] ?? {};
  expect(rest).toMatchObject({
    placement: "cart",
    shop: state.shop.myshopifyDomain,
    logged_in_customer_id: "",
    path_prefix: "/apps/waybill",
  });
  const signed = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
  expect(signature).toBe(createHmac("sha256", clientSecret).update(signed.sort().join("")).digest("hex"));
});
