import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nowDate } from "#app/platform/clock.ts";
import { suppliesNow } from "#app/offers/serving/read-supply.server.ts";
import { composeMessage, type MessageAsk } from "#app/recovery/composing/compose-message.server.ts";
import { builtInMail } from "#app/recovery/templates/built-in-templates.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { builtIn } from "../support/connect-warehouses.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { type LeftCart, leftCart, mail } from "./a-left-cart.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({
    sells: { MUG: 20, TEA: 5, GONE: 0, SALE: 9, DRAFT: 9, "TAKEN-OFF": 9, UNLISTED: 9, GIFT: 9, OFF: 9, HONEY: 9 },
    works: true,
    warehouses: [builtIn()],
  });
  const channel = { shopId: shop.shop.id, channel: "email", kind: "smtp", credentials: "sealed", connectedAt: nowDate() };
  await shop.read((db) => db.messageChannel.create({ data: channel }));
});
afterAll(() => shop.close());

const variant = (sku: string) => String(shop.variants.get(sku)?.id ?? 0);
const left = (...asked: Parameters<typeof leftCart> extends [unknown, ...infer Rest] ? Rest : never) => leftCart(shop.shop, ...asked);
const compose = ({ run, abandonment, person }: LeftCart, more: Partial<MessageAsk> = {}) =>
  composeMessage({ ...shop.shop, name: "Tea & <b>Mugs</b>" }, { run, node: mail(), abandonment, person, at: nowDate(), ...more });

async function composed(cart: LeftCart, more: Partial<MessageAsk> = {}) {
  const answer = await compose(cart, more);
  if (answer.outcome !== "composed") throw new Error(JSON.stringify(answer));
  return { ...answer, content: answer.content as { subject: string; html: string; text: string } };
}

describe("a message about a cart", () => {
  test("calls its buyer by name, and shows what of it can be shipped to them, at the price that they saw", async () => {
    const cart = await left([
      { variantId: variant("MUG"), quantity: 2, title: "Mug", unitPrice: 1250 },
      { variantId: variant("GONE"), title: "Sold out" },
      { variantId: null, title: "A tip" },
      { variantId: "999999", title: "Never heard of" },
    ]);
    const { content, address, place } = await composed(cart);
    expect({ address, country: place.country }).toEqual({ address: "ada@buyer.example", country: "GB" });
    expect(content.subject).toContain("Ada, your cart at Tea & Mugs");
    expect(content.text).toContain("2 × Mug £25.00");
    for (const gone of ["Sold out", "A tip", "Never heard of"]) expect(content.html).not.toContain(gone);
    expect(content.html).toMatch(/href="https?:\/\/[^"]+\/r\/[\w-]{22}"/);
    expect(content.html).toContain('href="%unsubscribe%"');
  });

  test("names prices in the currency that its buyer saw; where nobody knows it, in the shop's, so that it is not taken for theirs", async () => {
    const cad = { minor: 2175, currency: "CAD" };
    const totalOf = async (shown: typeof cad | null, of: object) =>
      (await composed(await left([{ variantId: variant("MUG"), quantity: 2, title: "Mug", shown }], { of }))).content.text;
    expect(await totalOf(cad, { language: "en-CA", place: { country: "CA" } })).toContain("2 × Mug $43.50");
    const abroad = { language: "en-US", currency: "USD", place: { country: "CA" } };
    expect(await totalOf(null, abroad)).toContain("2 × Mug US$20.00");
    expect(await totalOf({ minor: 1000, currency: "USD" }, abroad)).toContain("2 × Mug $20.00");
  });

  test("names what is asked now where the shop's price has changed since, in its own currency; a price that was the buyer's own stays", async () => {
    await shop.read((db) => db.variant.updateMany({ where: { id: BigInt(variant("SALE")) }, data: { price: 4000n } }));
    const of = { language: "en-CA", place: { country: "CA" } };
    const textOf = async (line: object) =>
      (await composed(await left([{ variantId: variant("SALE"), title: "Lamp", ...line }], { of }))).content.text;
    expect(await textOf({ listPrice: 2000, unitPrice: 2000, shown: { minor: 2000, currency: "GBP" } })).toContain("1 × Lamp £40.00");
    expect(await textOf({ listPrice: 4500, unitPrice: 4500 })).toContain("1 × Lamp £40.00");
    expect(await textOf({ listPrice: 2000, unitPrice: 2000, shown: { minor: 3400, currency: "CAD" } })).toContain("1 × Lamp £40.00");
    expect(await textOf({ listPrice: 4000, unitPrice: 4000, shown: { minor: 6900, currency: "CAD" } })).toContain("1 × Lamp $69.00");
    expect(await textOf({ listPrice: 2000, unitPrice: 1500 })).toContain("1 × Lamp £15.00");
    expect(await textOf({ unitPrice: 2000 })).toContain("1 × Lamp £20.00");
  });

  test("says that the cart was kept as it was only of one of which all can be had, at the prices of then", async () => {
    const texts = builtInMail("first-reminder");
    const mug = { variantId: variant("MUG"), title: "Mug", unitPrice: 1000, listPrice: 1000 };
    const saidOf = async (...lines: Parameters<typeof left>[0][number][]) =>
      (await composed(await left(lines), { node: { ...mail(), texts } })).content.text.replaceAll(/\s+/g, " ");
    const kept = "We kept your cart as it was";
    expect(await saidOf(mug)).toContain(kept);
    for (const changed of [
      await saidOf(mug, { variantId: "999999", title: "Deleted" }),
      await saidOf({ ...mug, unitPrice: 780, listPrice: 780 }),
      await saidOf({ ...mug, quantity: 500 }),
    ]) {
      expect(changed).not.toContain(kept);
      expect(changed).toContain("What of it you can have now, and at what price, stands below");
    }
  });

  test("says nothing of what the shop took off its Online Store, where it has one; what it doesn't list can be had by whoever left it", async () => {
    const nothing = { outcome: "not-eligible", reason: "nothing-to-ship" };
    const becomes = (sku: string, data: object) =>
      shop.read(async (db) => {
        const { productId } = await db.variant.findFirstOrThrow({ where: { id: BigInt(variant(sku)) } });
        await db.product.updateMany({ where: { id: productId }, data });
      });
    await becomes("TAKEN-OFF", { isInStore: false });
    await becomes("UNLISTED", { status: "UNLISTED" });
    expect(await compose(await left([{ variantId: variant("TAKEN-OFF") }]))).toEqual(nothing);
    expect((await composed(await left([{ variantId: variant("UNLISTED"), title: "By link" }]))).content.text).toContain("1 × By link");
    const isBuyable = async (sku: string) => (await shop.read((db) => suppliesNow(db, shop.shop.id, [variant(sku)]))).get(variant(sku))?.isBuyable; // oxfmt-ignore
    expect(await isBuyable("TAKEN-OFF")).toBe(false);
    await shop.read((db) => db.product.updateMany({ data: { isInStore: false } }));
    expect(await isBuyable("TAKEN-OFF")).toBe(true);
    await shop.read((db) => db.product.updateMany({ data: { isInStore: true } }));
    await becomes("TAKEN-OFF", { isInStore: false });
  });

  test("says nothing of what the shop has made a draft, archived or deleted since", async () => {
    const sold = await shop.read((db) => db.variant.findFirst({ where: { id: BigInt(variant("DRAFT")) } }));
    await shop.read((db) => db.product.updateMany({ where: { id: sold?.productId ?? 0n }, data: { status: "DRAFT" } }));
    expect(await compose(await left([{ variantId: variant("DRAFT") }]))).toEqual({ outcome: "not-eligible", reason: "nothing-to-ship" });
    const { content } = await composed(await left([{ variantId: variant("DRAFT"), title: "Withdrawn" }, { variantId: variant("MUG") }]));
    expect(content.text).not.toContain("Withdrawn");
  });

  test("is not sent when nothing of it can be shipped to where its buyer is, or it was bought meanwhile", async () => {
    const nothing = { outcome: "not-eligible", reason: "nothing-to-ship" };
    expect(await compose(await left([{ variantId: variant("GONE") }]))).toEqual(nothing);
    expect(await compose(await left([{ variantId: variant("MUG") }], { of: { state: "completed" } }))).toEqual(nothing);
    expect(await compose(await left([{ variantId: variant("MUG") }], { of: { lines: [{ odd: true }] } }))).toEqual(nothing);
  });

  test("of a thousand lines shows the first, and is no longer than a mailbox shows", async () => {
    const lines = Array.from({ length: 1000 }, (_, place) => ({
      variantId: variant(place % 2 ? "MUG" : "TEA"),
      title: `Thing ${String(place)}`,
    }));
    const { content } = await composed(await left(lines));
    expect(content.text.match(/× Thing/g)).toHaveLength(10);
    expect(Buffer.byteLength(content.html)).toBeLessThan(102_000);
  });

  test("asked for twice has the same link", async () => {
    const cart = await left([{ variantId: variant("MUG") }]);
    expect((await composed(cart)).content).toEqual((await composed(cart)).content);
  });
});

describe("a message with products that go with it", () => {
  const mjml = `<mjml><mj-body><mj-section><mj-column><mj-raw>{% for product in products %}</mj-raw><mj-text>[{{ product.title }} {{ product.price }}]</mj-text><mj-raw>{% endfor %}</mj-raw></mj-column></mj-section></mj-body></mjml>`;
  const texts = { en: { subject: "Your cart", mjml } };
  const productOf = (sku: string) =>
    shop.read(async (db) => (await db.variant.findFirstOrThrow({ where: { id: BigInt(variant(sku)) } })).productId);

  test("shows what is sold, can be shipped, costs something and wasn't bought lately; its price where the buyer pays in the shop's money", async () => {
    const [mug, ...others] = await Promise.all(["MUG", "GONE", "GIFT", "OFF", "HONEY", "TEA"].map(productOf));
    const [, , off, honey] = others;
    await shop.read(async (db) => {
      await db.product.updateMany({ where: { id: mug ?? 0n }, data: { complementary: others } });
      await db.product.updateMany({ where: { id: off ?? 0n }, data: { status: "ARCHIVED" } });
      await db.variant.updateMany({ where: { id: BigInt(variant("GIFT")) }, data: { price: 0n } });
    });
    const lines = [{ variantId: variant("MUG") }];
    const shown = async (of: object, more: object = {}) =>
      (await composed(await left(lines, { of }), { node: mail({ texts, ...more }) })).content.text;
    expect((await shown({})).match(/\[.*?\]/g)).toEqual(["[The HONEY £10.00]", "[The TEA £10.00]"]);
    const abroad = [{ ...lines[0], shown: { minor: 1740, currency: "CAD" } }];
    const { content } = await composed(await left(abroad as typeof lines), { node: mail({ texts }) });
    expect(content.text).toContain("[The TEA ]");
    await shop.read(async (db) => {
      const order = { ...bareOrder(shop.shop, 71, { customerId: 71n, createdAt: nowDate() }) };
      await db.order.create({ data: order });
      const money = { unitPrice: 1000n, originalTotal: 1000n, discountedTotal: 1000n };
      const line = { shopId: shop.shop.id, id: 71n, orderId: 71n, productId: honey ?? 0n, title: "Honey", quantity: 1, currentQuantity: 1 };
      await db.orderLine.create({ data: { ...line, ...money, requiresShipping: true } });
    });
    expect((await shown({ customerId: 71n })).match(/\[.*?\]/g)).toEqual(["[The TEA £10.00]"]);
    // Who left their mail address alone is known by it.
    await shop.read((db) =>
      db.customer.create({
        data: {
          shopId: shop.shop.id,
          id: 71n,
          displayName: "Grace",
          email: "grace@buyer.example",
          numberOfOrders: 1,
          amountSpent: 1000n,
          createdAt: nowDate(),
          updatedAt: nowDate(),
        },
      }),
    );
    expect((await shown({ email: "grace@buyer.example" })).match(/\[.*?\]/g)).toEqual(["[The TEA £10.00]"]);
    expect((await shown({ email: "ada@buyer.example" })).match(/\[.*?\]/g)).toHaveLength(2);
  });

  test("and is about somebody's order advertises none", async () => {
    const cart = await left([{ variantId: variant("MUG") }]);
    const { content } = await composed(cart, { node: mail({ texts, purpose: "transactional" }) });
    expect(content.text).not.toContain("[");
  });
});

describe("a buyer", () => {
  const german = { ...mail().texts, de: { subject: "Dein Korb", mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>{{ cart.total }}</mj-text></mj-column></mj-section></mj-body></mjml>" } }; // oxfmt-ignore
  test.each([
    ["de-AT", "€ 20,00"],
    ["de", "20,00 €"],
    ["de_CH", "EUR 20.00"],
  ])("who reads %s gets German, with money as it is written there", async (language, total) => {
    const cart = await left([{ variantId: variant("MUG"), quantity: 2 }], { of: { language, currency: "EUR" } });
    const { content } = await composed(cart, { node: mail({ texts: german }) });
    expect(content.subject).toBe("Dein Korb");
    expect(content.text.replaceAll(/\s/g, " ")).toContain(total);
  });

  test("who reads none of its languages gets the one that it falls back to", async () => {
    const cart = await left([{ variantId: variant("MUG") }], { of: { language: "pl-PL" } });
    expect((await composed(cart, { node: mail({ texts: german, fallback: "de" }) })).content.subject).toBe("Dein Korb");
    expect((await composed(cart, { node: mail({ texts: german }) })).content.subject).toContain("your cart");
    const odd = await left([{ variantId: variant("MUG") }], { of: { language: "no language, at all" } });
    expect((await composed(odd)).content.subject).toContain("your cart");
  });

  test.each([
    ["no name", null, "Hello, your cart", "Hello,"],
    [
      "an address for a name, which the shop's mail would carry to strangers",
      "Win at http://spam.example now",
      "Hello, your cart",
      "Hello,",
    ],
    ["a bare address for a name", "FREE iPhone spam.example/win", "Hello, your cart", "Hello,"],
    ["a script in it", "<script>alert(1)</script>Ada", "alert(1)Ada, your cart", "Hello alert(1)Ada,"],
    ["breaks of lines in it", "Ada\r\nBcc: everybody@example.com", "Hello, your cart", "Hello,"],
    ["an emoji", "🧨Ada", "🧨Ada, your cart", "Hello 🧨Ada,"],
    ["right to left", "\u202Eمريم العلي", "مريم, your cart", "Hello مريم,"],
    ["Liquid", "{{link}} {%if%}", "{{link}}, your cart", "Hello {{link}},"],
    ["the mark of another", "%unsubscribe%Ada", "Ada, your cart", "Hello Ada,"],
  ])("with %s is spoken to politely", async (_, name, subject, greeting) => {
    const { content } = await composed(await left([{ variantId: variant("MUG") }], { of: { name } }));
    expect(content.subject).toContain(subject);
    expect(content.html).toContain(greeting);
    expect(content.html).not.toContain("<script");
    expect(`${content.subject}${content.text}`).not.toMatch(/everybody@|spam\.example|\u202E/);
  });

  test("whose address nobody knows, or whose cart a channel can't speak of, is not written to", async () => {
    const cart = await left([{ variantId: variant("MUG") }], { of: { email: null } });
    expect(await compose(cart)).toEqual({ outcome: "not-eligible", reason: "no-address" });
    const texts = { en: { body: "{{ link }}" } };
    expect(await compose(cart, { node: mail({ channel: "sms", texts }) })).toEqual({ outcome: "not-eligible", reason: "no-channel" });
  });

  test("who is held out has no link made", async () => {
    const cart = await left([{ variantId: variant("MUG") }]);
    expect(await compose({ ...cart, run: { ...cart.run, isHeldOut: true } })).toMatchObject({ outcome: "not-eligible" });
    expect(await shop.read((db) => db.recoveryLink.count({ where: { runId: cart.run.id } }))).toBe(0);
  });
});

test("a template that can't be used sends nothing, however it is wrong", async () => {
  const cart = await left([{ variantId: variant("MUG") }]);
  const wrong: Record<string, string>[] = [
    {},
    { subject: "x", mjml: "<mjml><mj-nope/></mjml>" },
    { subject: "{% nope %}", mjml: "<mjml><mj-body></mj-body></mjml>" },
  ];
  for (const text of wrong)
    expect(await compose(cart, { node: mail({ texts: { en: text } }) })).toEqual({ outcome: "not-eligible", reason: "template-refused" });
});
