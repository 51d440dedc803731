import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseWarehouse } from "#app/fulfillment/decisions/choose-warehouse.server.ts";
import { dismissExceptions, undoDismissals } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { reportFailedEvents } from "#app/fulfillment/exceptions/report-failed-events.server.ts";
import { signBody } from "#sandbox/shopify/webhooks/sign-body.ts";
import { eventually } from "../support/eventually.ts";
import { ada } from "../support/ada.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";
import { inEnglish } from "../support/in-english.ts";
import { asOwner } from "../world/as-owner.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${shop.appUrl}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

/** A webhook that is Shopify's, whatever it says. */
const signed = (body: string, topic: string, id: string) =>
  post("/webhooks/shopify", body, {
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop.shop.domain,
    "x-shopify-webhook-id": id,
    "x-shopify-api-version": "2026-10",
    "x-shopify-triggered-at": new Date().toISOString(),
    "x-shopify-hmac-sha256": signBody(body, process.env["SHOPIFY_API_SECRET"] ?? ""),
  });

describe("what strangers send", () => {
  test("is refused at every address that outsiders call, and nothing of it is kept", async () => {
    const key = (await shop.read((db) => db.warehouse.findFirstOrThrow({ where: { kind: "shipbob" } }))).callbackKey;
    const addresses = [
      "/webhooks/shopify",
      `/webhooks/warehouse/${shop.shop.domain}/${key}`,
      `/webhooks/warehouse/${shop.shop.domain}/guessed`,
      `/webhooks/warehouse/nobody.myshopify.com/${key}`,
      "/webhooks/warehouse/%00/%F0%9F%A6%86",
      "/webhooks/warehouse/%E0%A4%A/x",
      `/fulfillment-service/${key}/fulfillment_order_notification`,
      "/fulfillment-service/guessed/fulfillment_order_notification",
    ];
    const bodies = ["", "{", "null", "[]", '{"kind":"FULFILLMENT_REQUEST"}', "\u0000", "😀".repeat(1000)];
    for (const address of addresses)
      for (const body of bodies) {
        const { status } = await post(address, body, { "x-shopify-hmac-sha256": "AAAA", "webhook-signature": "v1,AAAA" });
        expect([400, 401, 404], `${address} ${body.slice(0, 9)}`).toContain(status);
      }
    for (const question of ["fetch_stock", "fetch_stock.json", "fetch_tracking_numbers", "fetch_tracking_numbers.json"])
      for (const query of ["", "?shop=nobody.myshopify.com", "?shop[]=1&sku[]=2", "?shop=%00"])
        expect((await fetch(`${shop.appUrl}/fulfillment-service/${key}/${question}${query}`)).status).toBe(404);
    const kept = await shop.read((db) => db.event.findMany({ select: { body: true } }));
    expect(kept.filter(({ body }) => bodies.includes(body))).toEqual([]);
  });

  test("signed by Shopify but saying nothing is kept, put on the worklist, and holds nothing up", async () => {
    for (const [index, body] of ["{}", '{"id":"seven"}', '{"id":null}'].entries())
      expect((await signed(body, "orders/updated", `odd-${index}`)).status).toBe(200);
    expect((await signed('{"fulfillment_order":{"id":"nonsense"}}', "fulfillment_orders/moved", "odd-9")).status).toBe(200);
    await eventually(async () => (await shop.read((db) => db.eventDelivery.count({ where: { parkedAt: { not: null } } }))) === 4);

    await reportFailedEvents(shop.shop);
    await reportFailedEvents(shop.shop);
    const open = await shop.read((db) => db.exception.findMany({ where: { cause: "event.failed", resolvedAt: null } }));
    expect(open).toHaveLength(4);
    expect(inEnglish(open[0]?.message)).toMatch(/^News from Shopify \(orders\/updated\) of .* couldn't be applied\. It is kept\./);
    await orders.fulfilled(shop.buys({ "BOB-1": 1 }));
  });
});

describe.concurrent("an order", () => {
  test("without an address is on the worklist in words", async () => {
    const order = shop.buys({ "BOB-1": 1 });
    order.shippingAddress = null;
    expect(await orders.asksForPerson(order, "unroutable.address-not-served")).toBe(`${order.name}: The order has no shipping address.`);
  });

  test("for a country that no carrier of the warehouse goes to is on the worklist in words", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { to: { country: "Syria", countryCode: "SY", province: null, provinceCode: null } });
    expect(await orders.asksForPerson(order, "parcel.on-hold")).toBe(`ShipBob Manchester holds ${order.name}: No carrier delivers to SY.`);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("for a country that Shopify does not know is on the worklist in words", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { to: { country: "Antarctica", countryCode: "AQ", province: null, provinceCode: null } });
    const words = await orders.asksForPerson(order, "unroutable.address-not-served");
    expect(words).toBe(`${order.name}: Shopify doesn't know the country of the address.`);
  });

  test("with a variant that has no SKU is on the worklist with the product's name", async () => {
    await shop.sells({ title: "Hand-made bowl" });
    const order = shop.buys({ "Hand-made bowl": 1, "BOB-1": 1 });
    const words = await orders.asksForPerson(order, "unroutable.line-without-sku");
    expect(words).toBe(`${order.name}: “Hand-made bowl” has no SKU, so no warehouse can be asked for it.`);
    expect(orders.sent(order)).toEqual([]);

    // The merchant gives it one in Shopify: the line that was sold without goes by it.
    const variant = [...shop.state.variants.values()].find(({ sku }) => !sku);
    await asOwner(() => shop).runs(
      "mutation ($product: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $product, variants: $variants) { userErrors { message } } }",
      {
        product: `gid://shopify/Product/${variant?.product.id ?? 0}`,
        variants: [{ id: `gid://shopify/ProductVariant/${variant?.id ?? 0}`, inventoryItem: { sku: "BOWL-9" } }],
      },
    );
    await eventually(async () => (await shop.read((db) => db.variant.count({ where: { sku: "BOWL-9" } }))) === 1);
    await sweepOrders(shop.shop);
    expect(await orders.asksForPerson(order, "unroutable.out-of-stock")).toMatch(/BOWL-9/);
    await orders.isNoLongerAsked(order, "unroutable.line-without-sku");
  });

  test("with a line that has no SKU goes on without it once a person has said that it is dealt with, and asks again when they take that back", async () => {
    await shop.sells({ title: "Engraved plate" });
    const order = shop.buys({ "Engraved plate": 1, "BOB-1": 1 });
    await orders.asksForPerson(order, "unroutable.line-without-sku");
    const asked = () => shop.read((db) => db.exception.findFirst({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
    const question = await asked();
    await dismissExceptions(shop.shop, [question?.id ?? ""], "I engrave and send it", ada);
    await eventually(() => order.fulfillments.length === 1);
    expect(order.lines.map((line) => line.fulfilledQuantity)).toEqual([0, 1]);
    await orders.reaches(order, "shipped");
    await sweepOrders(shop.shop);
    expect(await asked()).toBeNull();

    await undoDismissals(shop.shop, [question?.id ?? ""], ada);
    await orders.asksForPerson(order, "unroutable.line-without-sku");
  });

  test("of which a person has put a line aside keeps it aside where they choose the warehouse that has the rest already", async () => {
    shop.shipbob.setAutoShip(false);
    const order = shop.buys({ "Engraved plate": 1, "BOB-1": 1 });
    await orders.asksForPerson(order, "unroutable.line-without-sku");
    const of = { orderId: BigInt(order.id) };
    const question = await shop.read((db) => db.exception.findFirst({ where: { ...of, resolvedAt: null } }));
    await dismissExceptions(shop.shop, [question?.id ?? ""], "I engrave and send it", ada);
    await orders.parcelsReach(order, "dispatched");
    expect(await chooseWarehouse(shop.shop, of.orderId, shop.warehouse("shipbob"), ada)).toMatchObject({ ok: true });
    expect(await shop.read((db) => db.exception.count({ where: { ...of, standing: true } }))).toBe(1);
    shop.shipbob.setAutoShip(true);
  });

  test("of things that need no shipping waits for nobody, and with a parcel beside them the parcel goes", async () => {
    await shop.sells({ title: "Gift card", requiresShipping: false });
    const card = shop.buys({ "Gift card": 1 });
    const mixed = shop.buys({ "Gift card": 1, "BOB-1": 2 });
    await eventually(() => mixed.fulfillments.length === 1);
    expect(mixed.lines.map((line) => line.fulfilledQuantity)).toEqual([0, 2]);
    await orders.reaches(card, "done_elsewhere");
    const asked = await shop.read((db) => db.exception.count({ where: { orderId: { in: [BigInt(card.id), BigInt(mixed.id)] } } }));
    expect(asked).toBe(0);
  });

  test("whose product costs nothing, or was deleted before it was routed, goes like any other", async () => {
    await shop.sells({ title: "Sample", sku: "FREE-1", priceMinor: 0 }, { bob: 5 });
    const free = shop.buys({ "FREE-1": 1 });
    const deleted = shop.buys({ "BOB-1": 1 });
    for (const line of deleted.lines) line.variant = null;
    await Promise.all([orders.fulfilled(free), orders.fulfilled(deleted)]);
  });

  test.each([
    ["Arabic, right to left", "خديجة بنت خويلد", "شارع ١٢"],
    ["Chinese and emoji", "王小明 👩‍🚀🏳️‍🌈", "北京市东城区 1 号"],
    ["markup and quotes", `<script>alert("x")</script> O'Brien & Söhne`, `"; DROP TABLE parcel; --`],
    ["a zero character and halves of characters", "Zo\u0000e \ud83d Ke\udc00lly", "1\u0000 Road \ud800"],
  ])("with names in any script goes out (%s)", async (_, name, street) => {
    const order = shop.buys(
      { "BOB-1": 1 },
      { to: { firstName: name, address1: street, city: street }, note: `${name}\n${street}`, tags: [name] },
    );
    order.name = `#${name}`;
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("of very many of one thing is split or asked about, never cut short", async () => {
    await shop.sells({ title: "Bead", sku: "BEAD-1", grams: 1 }, { home: 100, bob: 100_000 });
    const order = shop.buys({ "BEAD-1": 99_999 });
    const [fulfillment] = await orders.fulfilled(order);
    expect(fulfillment?.lines.map(({ quantity }) => quantity)).toEqual([99_999]);
  });
});
