import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openLink } from "#app/recovery/links/open-link.server.ts";
import { mailEditor } from "#app/screens/journey/blocks/messages.ts";
import { messagePreview } from "#app/screens/journey/preview/messages.ts";
import { PreviewCommand } from "#app/screens/journey/preview/preview-command.ts";
import { readPreview } from "#app/screens/journey/preview/read-preview.server.ts";
import { aShop } from "../support/a-shop.ts";
import { builtIn } from "../support/connect-warehouses.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { leftCart } from "./a-left-cart.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ sells: { MUG: 20, GONE: 0, SALE: 9 }, works: true, warehouses: [builtIn()] });
  await shop.read((db) => db.variant.updateMany({ where: { id: BigInt(variant("SALE")) }, data: { price: 4000n } }));
});
afterAll(() => shop.close());

const variant = (sku: string) => String(shop.variants.get(sku)?.id ?? 0);

describe("whoever writes a message sees before it goes", () => {
  const preview = (channel: string, written: object, more: object = {}) =>
    readPreview(shop.shop, PreviewCommand.parse({ channel, within: OF_CARTS, written: { language: "en", ...written }, ...more }));
  const OF_CARTS = { trigger: { kind: "checkout-abandoned", all: [] }, discount: null };
  const about = (kind: string) => ({ within: { ...OF_CARTS, trigger: { kind, all: [] } } });

  test("which of its names nobody knows, by every channel", async () => {
    const typed = "Hi {{ first_name }}{{ buyer.firstname }}{{ unsubscribe }}";
    expect(await preview("sms", { body: typed })).toMatchObject({ missing: ["buyer.firstname", "first_name", "unsubscribe"] });
    expect(await preview("whatsapp", { name: "a", parameters: [typed] })).toMatchObject({ missing: ["buyer.firstname", "first_name", "unsubscribe"] }); // oxfmt-ignore
  });

  test("which of a mail's names have nothing to say of the cart", async () => {
    const mjml =
      "<mjml><mj-body><mj-section><mj-column><mj-text>{{ order.name }}{{ cart.total }}</mj-text></mj-column></mj-section></mj-body></mjml>";
    expect(await preview("email", { subject: "{{ buyer.firstname }}", written: "code", mjml })).toMatchObject({ is: "mail", missing: ["buyer.firstname", "order.name"] }); // oxfmt-ignore
  });

  test("a cart as it would be told of now: what can be had, at the price that is asked now; and no more waits than before", async () => {
    const { abandonment } = await leftCart(shop.shop, [
      { variantId: variant("SALE"), title: "Lamp", listPrice: 2000, unitPrice: 2000 },
      { variantId: variant("GONE"), title: "Sold out" },
    ]);
    const waits = () => shop.read((db) => db.stockWait.count());
    const before = await waits();
    const body = "{% for item in cart.items %}{{ item.title }} {{ item.price }};{% endfor %}";
    expect(await preview("sms", { body }, { abandonmentId: abandonment.id })).toMatchObject({ texts: ["Lamp £40.00; Reply STOP to end"] });
    expect(await waits()).toBe(before);
  });

  test("of an order where the journey is about one, and then no products", async () => {
    const body = "{{ order.name }}{% for product in products %}{{ product.title }}{% endfor %}";
    const [late, cart] = [about("parcel-late"), about("started-by-hand")];
    expect(await preview("sms", { body }, { purpose: "transactional", ...late })).toMatchObject({ texts: ["#1042"], missing: [] });
    expect(await preview("sms", { body }, { purpose: "transactional", ...cart })).toMatchObject({ missing: ["order.name"] });
  });

  test("of one thing where the journey is about what is there again", async () => {
    const body = "{% for item in cart.items %}{{ item.quantity }} {{ item.title }};{% endfor %}";
    expect(await preview("sms", { body }, about("back-in-stock"))).toMatchObject({
      texts: [expect.stringMatching(/^1 [^;]+;[^;]*$/) as unknown],
    });
  });

  test("the journey's own discount, and where there is a gap for who gets no code", async () => {
    const within = { ...OF_CARTS, discount: { kind: "percentage", value: 25, lastsHours: 48, notAgainWithinDays: 30 } };
    const asks = "{% if code %}{{ code }}: {{ code_value }}{% endif %}";
    const withCode = { withCode: true, within };
    expect(await preview("sms", { body: asks }, withCode)).toMatchObject({ missing: [], missingWithoutCode: [] });
    expect(await preview("sms", { body: "Take {{ code_value }} off" }, withCode)).toMatchObject({
      texts: [expect.stringContaining("Take 25") as unknown],
      missing: [],
      missingWithoutCode: ["code_value"],
    });
  });

  test("how its reader leaves, and that a text is too long", async () => {
    expect(await preview("sms", { body: "Hi\tyou" })).toMatchObject({ texts: ["Hi you Reply STOP to end"] });
    expect(await preview("sms", { body: "Hi you" }, { purpose: "transactional" })).toMatchObject({ texts: ["Hi you"] });
    expect(await preview("sms", { body: "a".repeat(1_601) })).toMatchObject({
      problems: [mailEditor.message("text-too-long", { most: 1_600 })],
    });
  });

  test("as long as it will be sent, its link too", async () => {
    const sent = z
      .object({ texts: z.tuple([z.string()]) })
      .parse(await preview("sms", { body: "{{ link }}" }, { purpose: "transactional" }));
    expect(sent.texts[0]).toMatch(/^https?:\/\/[^/]+\/r\/[\w-]{22}$/);
    const opened = openLink(sent.texts[0].split("/r/")[1] ?? "", { method: "GET", userAgent: "Mozilla/5.0", purpose: "" });
    expect(await opened).toBe(`https://${shop.shop.domain}/`);
  });

  test("which gap of a WhatsApp template stays empty, for Meta refuses it", async () => {
    const gaps = (parameters: string[]) => preview("whatsapp", { name: "cart_reminder", parameters });
    expect(await gaps(["{{ shop.name }}", ""])).toEqual({ is: "refused", problems: [messagePreview.message("gaps-empty", { count: 1, numbers: ["2"] })] }); // oxfmt-ignore
    expect(await gaps(["{{ shop.name }}"])).toMatchObject({ is: "text" });
  });

  test("a WhatsApp message inside what its template says: as it has to be submitted, and once Meta told it as that stands there", async () => {
    const written = {
      name: "cart_reminder",
      metaLanguage: "en",
      parameters: ["Ada", "{{ shop.name }}", "£12"],
      button: "{{ link_token }}",
    };
    const { texts } = z.object({ texts: z.array(z.string()) }).parse(await preview("whatsapp", written));
    expect(texts[0]).toBe(`Hello Ada, your cart at ${shop.shop.name} is still here. Together: £12. We kept it for you.`);
    expect(texts[1]).toMatch(/^Back to your cart: https?:\/\/[^/]+\/r\/[\w-]{22}$/);

    const components = [{ type: "BODY", text: "Dear {{1}}, {{2}} has your things." }];
    const told = { channel: "whatsapp", name: "cart_reminder", language: "en", category: "MARKETING", state: "APPROVED" };
    await shop.read((db) => db.providerTemplate.create({ data: { shopId: shop.shop.id, ...told, components, seenAt: new Date() } }));
    expect(await preview("whatsapp", written)).toMatchObject({ texts: [`Dear Ada, ${shop.shop.name} has your things.`] });
    expect(await preview("whatsapp", { ...written, name: "own", button: "" })).toMatchObject({ texts: ["Ada", shop.shop.name, "£12", ""] });
  });

  test("where its code is wrong, and nothing of the machine that found it", async () => {
    const mjml = "<mjml><mj-body>\n<mj-text>Hello</mj-text></mj-body></mjml>";
    const refused = await preview("email", { subject: "x", written: "code", mjml });
    const detail = "mj-text cannot be used inside mj-body, only inside: mj-attributes, mj-column, mj-hero (mj-text, line 2)";
    expect(refused).toEqual({ is: "refused", problems: [messagePreview.message("problem-mjml", { detail })] });
  });

  test("what of Klaviyo's is still to be replaced, and not where a program stumbled over it", async () => {
    const mjml = '<mjml><mj-body><mj-raw>{% klaviyo "person.points" %}{% klaviyo "item.sku" %}</mj-raw></mj-body></mjml>';
    const tags = ["person.points", "item.sku"];
    expect(await preview("email", { subject: "x", written: "code", mjml })).toMatchObject({ problems: [mailEditor.message("left-of-klaviyo", { tags })] }); // oxfmt-ignore
  });
});
