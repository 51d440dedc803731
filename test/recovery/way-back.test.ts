import { mailServer } from "../messaging/mail-server.ts";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { callOffRun } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { codeProblem } from "#app/recovery/codes/hear-of-codes.server.ts";
import { keepJourneyDiscount } from "#app/recovery/codes/keep-journey-discount.server.ts";
import { takeCode } from "#app/recovery/codes/take-code.server.ts";
import { withdrawJourneyCodes } from "#app/recovery/codes/withdraw-codes.server.ts";
import { composeMessage, type MessageAsk } from "#app/recovery/composing/compose-message.server.ts";
import { tokenOf } from "#app/recovery/links/recovery-link.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { handleStorefront } from "#sandbox/storefront/handle-storefront.ts";
import { agrees, planned } from "../messaging/a-message.ts";
import { forged } from "../support/forged.ts";
import { aShop } from "../support/a-shop.ts";
import { builtIn } from "../support/connect-warehouses.ts";
import { eventually } from "../support/eventually.ts";
import { listen, type Listening } from "../support/listen.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { newId } from "#app/platform/ids.ts";
import { cookieBrowser } from "./cookie-browser.ts";
import { aLateParcel } from "./a-late-parcel.ts";
import { type LeftCart, leftCart, mail } from "./a-left-cart.ts";

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
const discount = { kind: "percentage", value: 10, lastsHours: 48, notAgainWithinDays: 30 } as const;
const withCode = mail({ withCode: true });
const HOUR = 3_600_000;

let shop: OpenShop;
/** The shop's front, for browsers. */
let front: Listening;
beforeAll(async () => {
  shop = await aShop({ grants: ["write_discounts"], sells: { MUG: 20, TEA: 5, GONE: 0 }, works: true, warehouses: [builtIn()] });
  front = await listen((request, response) => void handleStorefront(shop.storefront, request, response));
  // The stand-in reads Shopify's schema of carts when it is first asked; a buyer would not wait for that.
  const asked = { method: "POST", body: JSON.stringify({ query: "{ shop { name } }" }) };
  expect(await (await fetch(`https://${shop.domain}/api/2026-10/graphql.json`, asked)).json()).toMatchObject({ data: {} });
  await shop.read((db) => messagingSettings.save(db, shop.shop, { opens: "00:00", closes: "00:00", caps: [] }));
  expect(await connectChannel(shop.shop, smtp, mailServer.credentials)).toEqual({ outcome: "connected" });
});
afterAll(async () => {
  await front.close();
  await shop.close();
  await mailServer.close();
});
beforeEach(() => void (mailServer.mails.length = 0));

const variant = (sku: string) => String(shop.variants.get(sku)?.id ?? 0);
const left = (...asked: Parameters<typeof leftCart> extends [unknown, ...infer Rest] ? Rest : never) => leftCart(shop.shop, ...asked);
type Asked = Omit<LeftCart, "abandonment"> & { abandonment: LeftCart["abandonment"] | null };
const ask = ({ run, abandonment, person }: Asked, more: Partial<MessageAsk> = {}): MessageAsk => ({ run, node: withCode, abandonment, person, at: nowDate(), ...more }); // oxfmt-ignore

/** Composes, plans and sends, as a journey and the ledger do. */
async function sent(cart: Asked, node = withCode) {
  const made = await eventually(async () => {
    const answer = await composeMessage(shop.shop, ask(cart, { node }));
    return answer.outcome === "later" ? false : answer;
  });
  if (made.outcome !== "composed") throw new Error(JSON.stringify(made));
  await agrees(shop.shop, made.address);
  const { address, place, content, customerId } = made;
  const times = { dueAt: nowDate(), expiresAt: new Date(Date.now() + HOUR) };
  const of = { run: cart.run.id, step: node.id, channel: "email", purpose: "marketing" } as const;
  const id = await planned(shop.shop, { ...of, address, place, content, customerId, ...times });
  const before = mailServer.mails.length;
  await sendDelivery(shop.shop, id);
  await eventually(() => mailServer.mails.length > before);
  const letter = await simpleParser(mailServer.mails.at(-1)?.raw ?? "");
  const address_ = /https?:\/\/[^"\s\]]+\/r\/([\w-]{22})/.exec(String(letter.html))?.[0] ?? "";
  // Nobody reads it within two seconds.
  await shop.read((db) =>
    db.messageDelivery.update({ where: { shopId_id: { shopId: shop.shop.id, id } }, data: { claimedAt: new Date(Date.now() - 60_000) } }),
  );
  return { id, letter, link: address_ };
}

const open = (link: string, { agent = PHONE, ...init }: RequestInit & { agent?: string } = {}) =>
  fetch(new URL(new URL(link).pathname, shop.appUrl), { redirect: "manual", headers: { "user-agent": agent }, ...init });
const linkOf = (cart: Pick<LeftCart, "run">) => shop.read((db) => db.recoveryLink.findFirstOrThrow({ where: { runId: cart.run.id } }));
const codeOf = (cart: LeftCart) => shop.read((db) => db.recoveryCode.findFirst({ where: { runId: cart.run.id } }));

const buyer = { email: "ada@buyer.example", firstName: "Ada", lastName: "Lovelace", address1: "1 Way", city: "Leeds", zip: "LS1 4DY", country: "GB", shipping: "express", payment: "card" }; // oxfmt-ignore

describe("the way back", () => {
  test("leads from a German mail to the restored cart with its discount, in any browser; the order says by which link, and ends what was under way for whoever was sent it, under whatever address they buy", async () => {
    const texts = { ...mail().texts, de: { subject: "Ihr Warenkorb wartet", mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>{{ code }}: {{ code_value }} bis {{ code_until }}</mj-text><mj-button href="{{ link }}">Zum Warenkorb</mj-button></mj-column></mj-section></mj-body></mjml>` } }; // oxfmt-ignore
    const node = { ...withCode, texts };
    const lines = [{ variantId: variant("MUG"), quantity: 2 }, { variantId: variant("GONE") }];
    const cart = await left(lines, { nodes: [node], discount, of: { language: "de-DE" } });
    const { id, letter, link } = await sent(cart, node);
    const code = (await codeOf(cart))?.code ?? "none";
    expect(letter.subject).toBe("Ihr Warenkorb wartet");
    expect(String(letter.text).replaceAll(/\s/g, " ")).toContain(`${code}: 10 % bis `);
    const clicked = await open(link);
    const [target, kept] = [clicked.headers.get("location") ?? "", await linkOf(cart)];
    expect(clicked.status).toBe(302);
    expect(clicked.headers.get("referrer-policy")).toBe("no-referrer");
    expect(target).toBe(`https://${shop.domain}/cart/${variant("MUG")}:2?discount=${code}&attributes%5B_waybill_recovery%5D=${kept.id}`);
    expect(kept).toMatchObject({ clicks: 1, code });
    expect(await shop.read((db) => db.messageDelivery.findFirst({ where: { id } }))).toMatchObject({ stage: "clicked" });
    const told = await shop.read((db) => db.event.findMany({ where: { topic: "recovery-link.opened" } }));
    expect(told.map(({ body }) => JSON.parse(body) as object)).toContainEqual({
      linkId: kept.id,
      runId: cart.run.id,
      personId: cart.person.id,
    });
    const visit = cookieBrowser(front.url);
    expect((await visit(target)).page).toContain("18.00");
    await visit("/storefront/checkout", { ...buyer, email: "ada.at.work@buyer.example" });
    const order = [...shop.state.orders.values()].at(-1);
    expect(order?.lines.map(({ quantity, discountMinor }) => [quantity, discountMinor])).toEqual([[2, 200]]);
    const copied = () => shop.read((db) => db.order.findFirst({ where: { recoveryLinkId: kept.id } }));
    const bought = await eventually(async () => (await copied()) ?? false);
    expect(bought).toMatchObject({ total: expect.anything() as bigint });

    // They came by their link and bought under another address: they bought all the same, and hear no more of it.
    expect(bought.email).not.toBe(cart.abandonment.email);
    const key = (id: string) => ({ where: { shopId_id: { shopId: shop.shop.id, id } } });
    const over = () =>
      shop.read(async (db) => [
        (await db.abandonment.findUniqueOrThrow(key(cart.abandonment.id))).orderId,
        (await db.journeyRun.findUniqueOrThrow(key(cart.run.id))).endedBy,
      ]);
    expect(await eventually(async () => (await over()).every((one) => one !== null) && (await over()))).toEqual([bought.id, "purchased"]);
  });

  test("of a cart with what its buyer asked for, or in their own currency, is made by the Storefront API, and by an address where that can't be", async () => {
    const line = { variantId: variant("MUG"), quantity: 1, properties: { Engraving: "Für Oma" } };
    const { link } = await sent(await left([line]), mail());
    const target = (await open(link)).headers.get("location") ?? "";
    expect(target).toContain(`https://${shop.domain}/cart/c/`);
    const visit = cookieBrowser(front.url);
    await visit(target);
    await visit("/storefront/checkout", buyer);
    expect([...shop.state.orders.values()].at(-1)?.lines[0]?.customAttributes).toMatchObject([{ key: "Engraving", value: "Für Oma" }]);
    const { link: other } = await sent(await left([{ ...line, sellingPlanId: "7" }]), mail());
    expect((await open(other)).headers.get("location")).toContain(`/cart/${variant("MUG")}:1?`);
    const abroad = { variantId: variant("MUG"), shown: { minor: 1740, currency: "CAD" } };
    const { link: theirs } = await sent(await left([abroad], { of: { place: { country: "CA" } } }), mail());
    expect((await open(theirs)).headers.get("location")).toContain("/cart/c/");
  });

  test("brings back the codes that its buyer had typed, unless the message brings one, and as much of a thing as there is; also with a full stop at its end", async () => {
    const line = { variantId: variant("MUG") };
    const typed = await sent(await left([{ variantId: variant("TEA"), quantity: 8 }], { of: { discountCodes: ["OWN 10"] } }), mail());
    expect((await open(`${typed.link}.`)).headers.get("location")).toContain(`/cart/${variant("TEA")}:5?discount=OWN+10&`);
    const many = await sent(await left([line], { of: { discountCodes: ["OWN10", "FREE"] } }), mail());
    expect((await open(`${many.link})%20`)).headers.get("location")).toContain("/cart/c/");
    const cart = await left([line], { nodes: [withCode], discount, of: { discountCodes: ["OWN10"] } });
    const { link } = await sent(cart, withCode);
    expect((await open(link)).headers.get("location")).toContain(`?discount=${(await codeOf(cart))?.code ?? "none"}&`);
  });

  test("is walked by programs without being counted, and by whoever presses twice once", async () => {
    const cart = await left([{ variantId: variant("MUG") }]);
    const { id, link } = await sent(cart, mail());
    expect((await open(link, { method: "HEAD" })).status).toBe(302);
    expect((await open(link, { agent: "BarracudaCentral/1.0" })).status).toBe(302);
    expect((await open(link, { headers: { "user-agent": PHONE, "sec-purpose": "prefetch" } })).status).toBe(302);
    expect(await linkOf(cart)).toMatchObject({ clicks: 0, firstClickAt: null });
    await Promise.all([open(link), open(link), open(link)]);
    expect(await linkOf(cart)).toMatchObject({ clicks: 1 });
    expect(await shop.read((db) => db.messageDelivery.findFirst({ where: { id } }))).toMatchObject({ stage: "clicked" });
  });

  test("of a mail about no cart leads to the thing's page, or to the parcel's tracking as soon as there is some, and is counted", async () => {
    const about = async (entryKey: string, more: { abandonment?: null }) => {
      const cart = { ...(await left([{ variantId: variant("MUG") }])), ...more };
      const data = { entryKey, abandonmentId: cart.abandonment?.id ?? null };
      const run = await shop.read((db) => db.journeyRun.update({ where: { shopId_id: { shopId: shop.shop.id, id: cart.run.id } }, data }));
      return { ...cart, run };
    };
    const thing = await about(`variant:${variant("MUG")}:1-0`, {});
    const { link } = await sent(thing, mail());
    const page = (await open(link)).headers.get("location");
    expect(page).toMatch(new RegExp(`^https://${shop.domain}/products/[^?]+\\?variant=${variant("MUG")}$`));
    expect(await linkOf(thing)).toMatchObject({ clicks: 1 });

    const { parcelId } = await aLateParcel(shop.shop, { email: "grace@buyer.example" });
    const parcel = await about(`parcel:${parcelId}`, { abandonment: null });
    const late = await sent(parcel, mail());
    expect((await open(late.link)).headers.get("location")).toBe(`https://${shop.domain}/account`);
    const trackingUrl = "https://carrier.example/track/1";
    const shipment = { shopId: shop.shop.id, id: newId<string>(), parcelId, warehouseShipmentId: "1", lines: [], shippedAt: nowDate() };
    await shop.read((db) => db.shipment.create({ data: { ...shipment, trackingUrl } }));
    expect((await open(late.link)).headers.get("location")).toBe(trackingUrl);
    expect(await linkOf(parcel)).toMatchObject({ abandonmentId: null, clicks: 1 });
  });

  test("never ends at an error: forged, of another shop, over, or of a cart that was bought it leads to a page or the shop", async () => {
    const cart = await left([{ variantId: variant("MUG") }]);
    const { link } = await sent(cart, mail());
    const token = link.split("/").at(-1) ?? "";
    for (const other of ["x", token.slice(1), forged(token), "%00", tokenOf({ id: 999_999 as typeof shop.shop.id }, "AAAAAAAAAAA")]) {
      const answer = await open(`https://x.example/r/${other}`);
      expect(answer.status, other).toBeLessThan(401);
      expect(await answer.text()).not.toContain("myshopify");
    }
    const front_ = `https://${shop.domain}/`;
    await shop.read((db) => db.abandonment.updateMany({ where: { id: cart.abandonment.id }, data: { state: "completed" } }));
    expect((await open(link)).headers.get("location")).toBe(front_);
    await shop.read((db) => db.abandonment.updateMany({ where: { id: cart.abandonment.id }, data: { state: "abandoned" } }));
    await shop.read((db) => db.recoveryLink.updateMany({ where: { runId: cart.run.id }, data: { expiresAt: nowDate() } }));
    expect((await open(link)).headers.get("location")).toBe(front_);
  });
});

describe("a code", () => {
  const take = (cart: LeftCart, terms: Parameters<typeof takeCode>[2]["terms"] = discount, at = nowDate()) =>
    shop.read((db) => takeCode(db, shop.shop, { ...cart, terms, at }));
  const taken = (cart: LeftCart, terms = discount) =>
    eventually(async () => {
      const answer = await take(cart, terms);
      return answer.outcome === "not-yet" ? false : answer;
    });
  const inShopify = (code: string | undefined) =>
    [...shop.state.discounts.values()].some((record) => record.codes.some((one) => one.code === code)); // oxfmt-ignore

  test("is each run's own, the same when it is asked for again, and one discount's", async () => {
    const one = await left([{ variantId: variant("MUG") }], { discount });
    const first = await taken(one);
    expect(await take(one)).toEqual(first);
    const other = await left([{ variantId: variant("MUG") }], { journey: one.journey });
    expect(await taken(other)).not.toEqual(first);
    expect([...shop.state.discounts.values()].filter(({ terms }) => terms.tags.includes(`waybill-${one.journey.id}`))).toHaveLength(1);
  });

  test("is none for somebody who is held out, who left a cart lately, or who had one lately", async () => {
    const one = await left([{ variantId: variant("MUG") }], { discount });
    expect(await take({ ...one, run: { ...one.run, isHeldOut: true } })).toEqual({ outcome: "none" });
    expect((await taken(one)).outcome).toBe("code");
    const again = await left([{ variantId: variant("MUG") }], { journey: one.journey, person: one.person });
    expect(await take(again)).toEqual({ outcome: "none" });
    expect((await take(again, { ...discount, notAgainWithinDays: 0 })).outcome).toBe("code");
  });

  test("that is off an amount, or the shipping, is made as the journey says", async () => {
    for (const terms of [
      { ...discount, kind: "amount", value: 500 },
      { ...discount, kind: "free-shipping", value: 0 },
    ] as const) {
      const cart = await left([{ variantId: variant("MUG") }], { discount: terms });
      const { outcome } = await taken(cart, terms as unknown as typeof discount);
      expect(outcome).toBe("code");
    }
  });

  test("that a buyer was told is good until he was told it is, and withdrawn then; one that nobody was told waits for another", async () => {
    const told = await left([{ variantId: variant("MUG") }], { discount, nodes: [withCode] });
    await sent(told);
    const untold = await left([{ variantId: variant("MUG") }], { journey: told.journey });
    expect((await taken(untold)).outcome).toBe("code");
    const ended = { endedAt: nowDate(), endedBy: "stopped", dueAt: null };
    await shop.read((db) => db.journeyRun.updateMany({ where: { journeyId: told.journey.id }, data: ended }));
    await shop.read((db) => callOffRun(db, shop.shop, untold.run.id));
    const code = (await codeOf(told))?.code;
    await withdrawJourneyCodes(shop.shop);
    expect(await codeOf(untold)).toBeNull();
    expect(await codeOf(told)).toMatchObject({ withdrawnAt: null });
    expect(inShopify(code)).toBe(true);

    await shop.read((db) => db.recoveryCode.updateMany({ where: { runId: told.run.id }, data: { goodUntil: nowDate() } }));
    await withdrawJourneyCodes(shop.shop);
    expect((await codeOf(told))?.withdrawnAt).not.toBeNull();
    await eventually(() => !inShopify(code));
    expect(await take(told)).toEqual({ outcome: "none" });
  });

  test("of a journey whose discount was switched off in Shopify is given to nobody, and the journey says why", async () => {
    const cart = await left([{ variantId: variant("MUG") }], { discount });
    await taken(cart);
    for (const record of shop.state.discounts.values())
      if (record.terms.tags.includes(`waybill-${cart.journey.id}`)) record.terms.endsAt = Date.now() - 1000;
    await keepJourneyDiscount(shop.shop, cart.journey.id);
    expect(await take(await left([{ variantId: variant("MUG") }], { journey: cart.journey }))).toEqual({ outcome: "none" });
    expect(await shop.read((db) => codeProblem(db, shop.shop, cart.journey.id))).toMatchObject({ code: "recovery:codes-switched-off" });
  });
});

test("without the merchant's leave to make discounts a message goes without a code, and the journey says so", async () => {
  const cart = await left([{ variantId: variant("MUG") }], { discount, nodes: [withCode] });
  shop.trouble.add(Fault.parse({ target: "shopify", kind: "scopes-revoked", scopes: ["write_discounts", "read_discounts"] }));
  shop.shopify.tellScopes();
  const problem = () => shop.read((db) => codeProblem(db, shop.shop, cart.journey.id));
  expect(await eventually(async () => (await problem()) ?? false)).toMatchObject({ code: "recovery:codes-not-allowed" });
  const { letter } = await sent(cart);
  expect(letter.text).not.toContain("takes");
  expect(await codeOf(cart)).toBeNull();
});
