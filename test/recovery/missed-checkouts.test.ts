import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyCustomers } from "#app/customers/copy-customers.server.ts";
import { hearOfCarts } from "#app/recovery/abandonment/hear-of-carts.server.ts";
import { reconcileCheckouts } from "#app/recovery/abandonment/reconcile/reconcile-checkouts.server.ts";
import { abandonCheckout } from "#sandbox/control/abandon-checkout.ts";
import { withoutProtected } from "#sandbox/shopify/api/protected-fields.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

type Told = { topic: string; payload: Record<string, unknown> };

let shop: OpenShop;
const told: Told[] = [];
beforeAll(async () => {
  shop = await aShop({ sells: { "MUG-1": 12 } });
  shop.state.events.on(({ topic, payload }) => told.push({ topic, payload }));
  await shop.read((db) => db.shop.update({ where: { id: shop.shop.id }, data: { importedAt: new Date(shop.state.now() - 3_600_000) } }));
});
afterAll(() => shop.close());

/** Hands over what Shopify has told of carts since the last time, as a drain does. */
async function hears() {
  for (const [index, { topic, payload }] of told.splice(0).entries()) {
    if (!/^(carts|checkouts)\//.test(topic)) continue;
    const when = { triggeredAt: new Date(shop.state.now()), receivedAt: new Date(), attempt: 1 };
    const event = {
      id: BigInt(index),
      source: "shopify",
      topic,
      entityKey: topic,
      dedupeKey: String(index),
      body: JSON.stringify(payload),
      ...when,
    };
    await hearOfCarts.handle(shop.shop, [event]);
  }
}
const leaves = (body: Record<string, unknown>) => {
  const left = abandonCheckout(shop.state, { lines: [{ sku: "MUG-1", quantity: 2 }], ...body });
  if (left.id === undefined) throw new Error("no checkout");
  return { ...left, checkoutId: BigInt(left.id.split("/").at(-1) ?? "") };
};
const cartOf = (checkoutId: bigint) => shop.read((db) => db.abandonment.findFirst({ where: { shopId: shop.shop.id, checkoutId } }));
const repairs = () => shop.read((db) => db.repair.findMany({ where: { shopId: shop.shop.id, resource: "abandoned-checkouts" } }));

/** What happened just now is left to webhooks that may be on their way: this was a minute ago. */
function aMinuteAgo(checkoutId: bigint): void {
  const checkout = shop.state.abandonedCheckouts.get(Number(checkoutId));
  if (checkout) checkout.createdAt = checkout.updatedAt -= 60_000;
}

describe("a checkout that a buyer leaves in Shopify", () => {
  test("is told by webhooks, which are read whole: buyer, place, language, lines and consent", async () => {
    const { checkoutId, token, cartToken } = leaves({
      email: "ada@buyer.example",
      phone: "+447700900123",
      name: "Ada Okafor",
      countryCode: "DE",
      language: "de-DE",
      consent: { email: "subscribed" },
      discountCodes: ["TEN"],
    });
    await hears();
    expect(await cartOf(checkoutId)).toMatchObject({
      kind: "checkout",
      email: "ada@buyer.example",
      phone: "+447700900123",
      name: "Ada Okafor",
      language: "de-DE",
      place: { country: "DE" },
      lines: [{ sku: "MUG-1", quantity: 2, unitPrice: 1000 }],
      value: 2000n,
      discountCodes: ["TEN"],
      withheld: [],
      agreedTo: [expect.stringMatching(/^email:/)],
    });
    const tokens = await shop.read((db) => db.abandonmentToken.findMany({ where: { shopId: shop.shop.id }, select: { token: true } }));
    const named = [`cart:${cartToken}`, `checkout-id:${String(checkoutId)}`, `checkout:${token}`];
    expect(tokens.map((one) => one.token)).toEqual(expect.arrayContaining(named));
  });
});

describe("a buyer who pays in another currency", () => {
  const shown = (checkoutId: bigint) =>
    cartOf(checkoutId).then((cart) => cart && { currency: cart.currency, value: cart.value, lines: cart.lines });
  const both = { currency: "GBP", value: 2000n, lines: [{ unitPrice: 1000, listPrice: 1000, shown: { minor: 1740, currency: "CAD" } }] };

  test("leaves a cart with the prices that they saw, and of the shop's own worth: told by webhooks, or found", async () => {
    const heard = leaves({ email: "eve@buyer.example", currency: "CAD" });
    await hears();
    expect(await shown(heard.checkoutId)).toMatchObject(both);
    const missed = leaves({ email: "fay@buyer.example", currency: "CAD" });
    told.length = 0;
    aMinuteAgo(missed.checkoutId);
    await reconcileCheckouts(shop.shop);
    expect(await shown(missed.checkoutId)).toMatchObject(both);
    await shop.read((db) => db.repair.deleteMany({ where: { shopId: shop.shop.id, entityId: String(missed.checkoutId) } }));
  });
});

describe("what webhooks did not bring", () => {
  test("is found in the Admin API and recorded, once, with its buyer from the shop's customers", async () => {
    const { checkoutId, customerId } = leaves({ email: "ben@buyer.example", phone: "+447700900124", language: "fr-FR" });
    told.length = 0;
    await copyCustomers(shop.shop, [BigInt(customerId?.split("/").at(-1) ?? "")]);
    aMinuteAgo(checkoutId);
    await reconcileCheckouts(shop.shop);
    expect(await cartOf(checkoutId)).toMatchObject({ email: "ben@buyer.example", phone: "+447700900124", value: 2000n });
    await reconcileCheckouts(shop.shop);
    expect(await repairs()).toMatchObject([{ entityId: String(checkoutId), fault: "missing" }]);
  });

  test("is no repair of what was heard, bought, or left at a till", async () => {
    const before = await repairs();
    const heard = leaves({ email: "cy@buyer.example" });
    aMinuteAgo(heard.checkoutId);
    await hears();
    const till = leaves({ email: "till@buyer.example" });
    aMinuteAgo(till.checkoutId);
    for (const { payload } of told) Object.assign(payload, { source_name: "pos" });
    await hears();
    const bought = leaves({ email: "dan@buyer.example" });
    aMinuteAgo(bought.checkoutId);
    const order = shop.buys({ "MUG-1": 2 }, { checkoutToken: bought.token, email: "dan@buyer.example" });
    await copyOrders(shop.shop, [BigInt(order.id)]);
    told.length = 0;
    await reconcileCheckouts(shop.shop);
    await reconcileCheckouts(shop.shop);
    expect(await repairs()).toEqual(before);
    expect(await cartOf(heard.checkoutId)).not.toBeNull();
    for (const { checkoutId } of [till, bought]) expect(await cartOf(checkoutId)).toBeNull();
  });
});

test("without Shopify's approval for personal data a cart is caught all the same, with what is missing said", async () => {
  const { checkoutId, customerId } = leaves({ email: "eve@buyer.example", countryCode: "DE" });
  for (const event of told) event.payload = withoutProtected(event.topic, event.payload);
  await hears();
  expect(await cartOf(checkoutId)).toMatchObject({
    email: null,
    name: null,
    customerId: BigInt(customerId?.split("/").at(-1) ?? ""),
    personId: expect.any(String) as string,
    place: { country: "DE" },
    withheld: ["email", "phone", "name", "address"],
    value: 2000n,
  });
});
