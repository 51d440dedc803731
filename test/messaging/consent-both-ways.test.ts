import { mailServer } from "./mail-server.ts";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "#app/messaging/channel.ts";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { consentChanged } from "#app/messaging/consent/consent-events.ts";
import { keepConsent, readConsent } from "#app/messaging/consent/keep-consent.server.ts";
import { readConsentSync } from "#app/messaging/consent/read-consent-sync.server.ts";
import { tellShopify } from "#app/messaging/consent/tell-shopify.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { findShopAddress, readSender } from "#app/messaging/sender/shop-address.server.ts";
import { publish, publishNow } from "#app/platform/events/publish.server.ts";
import { importAsked } from "#app/shopify/import/import-events.ts";
import { commandChannels } from "#app/screens/channels/command-channels.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { uninstalledEvent } from "#sandbox/shopify/auth/uninstalled-event.ts";
import type { ConsentChannel, ConsentState } from "#sandbox/shopify/consent/consent-record.ts";
import { setConsent } from "#sandbox/shopify/consent/set-consent.ts";
import type { CustomerRecord } from "#sandbox/shopify/state/customer-record.ts";
import { findOrAddCustomer } from "#sandbox/shopify/state/find-or-add-customer.ts";
import { forged } from "../support/forged.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { deliveryOf, planned, aMessage } from "./a-message.ts";
import { dkim, dkimRecord } from "./dkim-key.ts";

const MINUTE = 60_000;

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ works: true, grants: ["write_customers"] });
  await shop.read((db) => messagingSettings.save(db, shop.shop, { opens: "00:00", closes: "00:00", caps: [] }));
  expect(await connectChannel(shop.shop, smtp, { ...mailServer.credentials, ...dkim })).toEqual({ outcome: "connected" });
});
afterAll(async () => {
  await shop.close();
  await mailServer.close();
});
beforeEach(() => {
  mailServer.mails.length = 0;
  shop.trouble.clear();
});

let count = 0;
/** A customer in Shopify, who comes there as any other does. */
function aCustomer(given: Partial<Parameters<typeof findOrAddCustomer>[1]> = {}): CustomerRecord {
  count += 1;
  const phone = `+4479000${String(10_000 + count)}`;
  return findOrAddCustomer(shop.state, { email: `buyer${String(count)}@buyer.example`, phone, address: null, ...given });
}

const inShopify: Record<Exclude<Channel, "call">, ConsentChannel> = { email: "email", sms: "sms", whatsapp: "whatsApp" };
const keyOf = (customer: CustomerRecord, channel: Channel) =>
  addressFor(channel, (channel === "email" ? customer.email : customer.phone) ?? "")?.key ?? "";
const ours = (customer: CustomerRecord, channel: Channel = "email") =>
  shop.read((db) => readConsent(db, shop.shop, { channel, addressKey: keyOf(customer, channel) }));
/** They say something in Shopify, on a page of the shop or to the merchant. */
function saysThere(customer: CustomerRecord, state: ConsentState, ago = 0, channel: keyof typeof inShopify = "email"): number {
  const updatedAt = Math.floor((shop.state.now() - ago) / 1000) * 1000;
  setConsent(shop.state, customer, inShopify[channel], { state, optInLevel: "SINGLE_OPT_IN", updatedAt, collectedFrom: "SHOPIFY" });
  return updatedAt;
}
/** They say something to us. */
async function saysHere(customer: CustomerRecord, state: "subscribed" | "unsubscribed", ago = 0, channel: Channel = "email") {
  const at = new Date(shop.state.now() - ago);
  const addressKey = keyOf(customer, channel);
  const about = { channel, addressKey, customerId: BigInt(customer.id), state };
  await shop.read(async (db) => {
    await keepConsent(db, shop.shop, { ...about, basis: "explicit", source: "page", at, proof: {} });
    await publish(db, shop.shop, consentChanged, about);
  });
  return at.getTime();
}
const toldOf = ({ id }: CustomerRecord) =>
  shop.ledger.entries("shopify").filter(({ effect, reference }) => effect.startsWith("consent.") && reference === String(id));
const isUntold = (customer: CustomerRecord, channel: Channel = "email") =>
  shop.read((db) => db.marketingConsent.count({ where: { channel, addressKey: keyOf(customer, channel), toldAt: null } }));

describe("what customers say to Shopify", () => {
  test("before the shop has Waybill is known once they are copied, at the moment at which they said it; who was never asked has said nothing", async () => {
    const hour = 60 * MINUTE;
    const createdAt = shop.state.now() - 24 * hour;
    const [yes, no, silent] = [aCustomer({ createdAt }), aCustomer({ createdAt }), aCustomer({ createdAt })];
    // What was said before anybody listened.
    const say = (customer: CustomerRecord, state: ConsentState, updatedAt: number | null) =>
      (customer.consents.email = { state, optInLevel: "CONFIRMED_OPT_IN", updatedAt, collectedFrom: "SHOPIFY" });
    const at = Math.floor((createdAt + hour) / 1000) * 1000;
    say(yes, "SUBSCRIBED", at);
    say(no, "UNSUBSCRIBED", at + hour);
    await shop.read((db) => db.marketingConsent.deleteMany());
    await publishNow(shop.shop, importAsked, {});
    await eventuallyHolds(async () => {
      expect(await ours(yes)).toMatchObject({ state: "subscribed", basis: "explicit", source: "shopify", at });
      expect(await ours(no)).toMatchObject({ state: "unsubscribed", at: at + hour });
    });
    expect(await ours(silent)).toBeUndefined();
    const proof = await shop.read((db) => db.marketingConsent.findFirstOrThrow({ where: { addressKey: keyOf(yes, "email") } }));
    expect(proof).toMatchObject({ customerId: BigInt(yes.id), proof: { level: "CONFIRMED_OPT_IN" } });
  });

  test.each(["email", "sms", "whatsapp"] as const)("by %s is heard by its own topic and holds here from then on", async (channel) => {
    const customer = aCustomer();
    const at = saysThere(customer, "SUBSCRIBED", 5 * MINUTE, channel);
    await eventuallyHolds(async () => expect(await ours(customer, channel)).toMatchObject({ state: "subscribed", source: "shopify", at }));
    const later = saysThere(customer, "UNSUBSCRIBED", MINUTE, channel);
    await eventuallyHolds(async () => expect(await ours(customer, channel)).toMatchObject({ state: "unsubscribed", at: later }));
    // Of one channel it says nothing about another.
    if (channel !== "email") expect(await ours(customer)).toBeUndefined();
    // What Shopify said is not said back.
    expect(toldOf(customer)).toHaveLength(2);
  });

  test("stops what was planned for them, and a journey hears of it", async () => {
    const customer = aCustomer();
    saysThere(customer, "SUBSCRIBED", 5 * MINUTE);
    await eventually(async () => (await ours(customer))?.state === "subscribed");
    saysThere(customer, "UNSUBSCRIBED");
    await eventually(async () => (await ours(customer))?.state === "unsubscribed");
    const id = await planned(shop.shop, aMessage({ address: customer.email ?? "", customerId: BigInt(customer.id) }));
    await eventuallyHolds(async () => expect(await deliveryOf(shop.shop, id)).toMatchObject({ stage: "suppressed", reason: "no-consent" }));
    const said = await shop.read((db) => db.event.findMany({ where: { topic: "consent.changed" } }));
    expect(said.some(({ body }) => body.includes(`"customerId":"${String(customer.id)}","state":"unsubscribed"`))).toBe(true);
  });

  test("where Shopify withholds addresses is not guessed, breaks nothing, and is taken once it is shown", async () => {
    shop.trouble.add(Fault.parse({ target: "shopify", kind: "protected-data" }));
    const customer = aCustomer();
    saysThere(customer, "SUBSCRIBED", MINUTE);
    await eventually(() => shop.read(async (db) => (await db.customer.count({ where: { id: BigInt(customer.id) } })) === 1));
    expect(await ours(customer)).toBeUndefined();
    shop.trouble.clear();
    saysThere(customer, "SUBSCRIBED");
    await eventually(async () => (await ours(customer))?.state === "subscribed");
  });
});

describe("what customers say to us", () => {
  test.each(["email", "sms", "whatsapp"] as const)(
    "by %s is in Shopify within seconds, at the moment at which they said it",
    async (channel) => {
      const customer = aCustomer();
      saysThere(customer, "SUBSCRIBED", 60 * MINUTE, channel);
      await eventually(async () => (await ours(customer, channel))?.state === "subscribed");
      const at = await saysHere(customer, "unsubscribed", MINUTE, channel);
      const there = () => customer.consents[inShopify[channel]];
      await eventuallyHolds(() => expect(there()).toMatchObject({ state: "UNSUBSCRIBED", updatedAt: at }));
      const again = await saysHere(customer, "subscribed", 0, channel);
      await eventuallyHolds(() => expect(there()).toMatchObject({ state: "SUBSCRIBED", updatedAt: again }));
      await eventually(async () => (await isUntold(customer, channel)) === 0);
      expect(await ours(customer, channel)).toMatchObject({ state: "subscribed", source: "page" });
    },
  );

  test("later than an old consent that Shopify brings up again is said to Shopify once more, and subscribes nobody", async () => {
    const customer = aCustomer();
    await saysHere(customer, "unsubscribed", MINUTE);
    await eventually(() => customer.consents.email.state === "UNSUBSCRIBED");
    await eventually(async () => (await isUntold(customer)) === 0);
    // Another app's list of last year, as it is synchronised today, twice.
    for (const often of [2, 3]) {
      saysThere(customer, "SUBSCRIBED", 60 * MINUTE);
      await eventually(() => customer.consents.email.state === "UNSUBSCRIBED");
      expect(toldOf(customer).filter(({ detail }) => detail["state"] === "UNSUBSCRIBED")).toHaveLength(often);
    }
    const id = await planned(shop.shop, aMessage({ address: customer.email ?? "" }));
    await eventuallyHolds(async () => expect(await deliveryOf(shop.shop, id)).toMatchObject({ stage: "suppressed" }));
    expect(await ours(customer)).toMatchObject({ state: "unsubscribed" });
  });

  test("earlier than what they said to Shopify since changes nothing there", async () => {
    const customer = aCustomer();
    saysThere(customer, "UNSUBSCRIBED", MINUTE);
    await eventually(async () => (await ours(customer))?.state === "unsubscribed");
    const before = toldOf(customer).length;
    await saysHere(customer, "subscribed", 10 * MINUTE);
    await eventually(async () => (await isUntold(customer)) === 0);
    expect(customer.consents.email.state).toBe("UNSUBSCRIBED");
    expect(toldOf(customer)).toHaveLength(before);
  });

  test("who has no account is kept here, and told when they have one", async () => {
    const email = "comes-later@buyer.example";
    const stranger = { email, phone: null, id: 0 } as CustomerRecord;
    const key = keyOf(stranger, "email");
    const at = new Date(shop.state.now() + MINUTE / 2);
    await planned(shop.shop, aMessage({ address: email, dueAt: new Date(Date.now() + 60 * MINUTE), run: "stranger" }));
    await shop.read(async (db) => {
      const about = { channel: "email", addressKey: key, customerId: null, state: "unsubscribed" } as const;
      await keepConsent(db, shop.shop, { ...about, basis: "explicit", source: "one-click", at, proof: {} });
      await publish(db, shop.shop, consentChanged, about);
    });
    await eventually(async () => (await isUntold(stranger)) === 0);
    const customer = aCustomer({ email, acceptsMarketing: false });
    await eventually(async () => toldOf(customer).length > 0 || customer.consents.email.state === "UNSUBSCRIBED");
    expect(customer.consents.email.state).toBe("UNSUBSCRIBED");
  });

  test("is written once though the answer is lost, and what Shopify refuses is not tried for ever", async () => {
    const customer = aCustomer();
    saysThere(customer, "SUBSCRIBED", 60 * MINUTE);
    await eventually(async () => (await ours(customer))?.state === "subscribed");
    const before = toldOf(customer).length;
    shop.faults.add({ call: "WriteEmailConsent", kind: "reset-after-effect" });
    await saysHere(customer, "unsubscribed");
    await eventually(async () => (await isUntold(customer)) === 0);
    expect(shop.faults.spent()).toBe(true);
    expect(toldOf(customer)).toHaveLength(before + 1);
    expect(await shop.read((db) => db.effect.count({ where: { kind: "messaging.consent", state: "open" } }))).toBe(0);

    const [one, other] = [aCustomer({ phone: "+447911123456" }), aCustomer({ phone: "+447911123456" })];
    await saysHere(one, "unsubscribed", 0, "sms");
    await eventually(async () => (await isUntold(one, "sms")) === 0);
    const refused = await shop.read((db) =>
      db.effect.findMany({ where: { kind: "messaging.consent", subject: { startsWith: `customer/${String(one.id)}:sms` } } }),
    );
    expect(refused).toMatchObject([{ state: "settled", answer: { outcome: "refused" } }]);
    expect(other.consents.sms.state).toBe("NEVER_SUBSCRIBED");
    expect(await shop.read((db) => readConsentSync(db, shop.shop))).toMatchObject({
      refused: [
        { customerId: BigInt(one.id), channel: "sms", message: { args: { text: expect.stringContaining("unique phone") as string } } },
      ],
    });
  });

  test("waits here while the app may not write, and is told as soon as it may", async () => {
    const customer = aCustomer();
    await eventually(() => shop.read(async (db) => (await db.customer.count({ where: { id: BigInt(customer.id) } })) === 1));
    shop.trouble.add(Fault.parse({ target: "shopify", kind: "scopes-revoked", scopes: ["write_customers"] }));
    shop.shopify.tellScopes();
    await saysHere(customer, "unsubscribed");
    await tellShopify(shop.shop, { channel: "email", addressKey: keyOf(customer, "email") }).catch(() => undefined);
    expect(customer.consents.email.state).not.toBe("UNSUBSCRIBED");
    expect(await isUntold(customer)).toBe(1);
    expect(await shop.read((db) => readConsentSync(db, shop.shop))).toMatchObject({ mayWrite: false, waiting: 1 });
    expect(await commandChannels(shop.shop, { intent: "tell-consent" })).toMatchObject({
      ok: false,
      message: { code: "screens-channels:consent-not-given" },
    });
    shop.trouble.clear();
    shop.shopify.tellScopes();
    await eventually(() => customer.consents.email.state === "UNSUBSCRIBED");
    expect(await commandChannels(shop.shop, { intent: "tell-consent" })).toMatchObject({ ok: true });
    await eventually(async () => (await isUntold(customer)) === 0);
    expect(await shop.read((db) => readConsentSync(db, shop.shop))).toMatchObject({
      mayWrite: true,
      waiting: 0,
      lastToldAt: expect.any(Date) as Date,
    });
  });
});

test("one click in a mailbox ends it everywhere: nothing more is sent, and Shopify says so too", async () => {
  const customer = aCustomer();
  saysThere(customer, "SUBSCRIBED", 60 * MINUTE);
  await eventually(async () => (await ours(customer))?.state === "subscribed");
  const message = (given = {}) => aMessage({ address: customer.email ?? "", customerId: BigInt(customer.id), ...given });
  await planned(shop.shop, message());
  const mail = await eventually(() => mailServer.mails.find(({ to }) => to.includes(customer.email ?? "")));
  const { results } = await dkimVerify(mail.raw, { resolver: () => Promise.resolve([[dkimRecord]]) });
  expect(results).toMatchObject([{ status: { result: "pass" } }]);
  expect(results[0]?.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/)).toEqual(
    expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]),
  );

  const link = /^List-Unsubscribe: <(.*)>\r$/m.exec(mail.raw.toString())?.[1] ?? expect.fail("no link");
  const at = new URL(new URL(link).pathname, shop.appUrl);
  expect((await fetch(at)).status).toBe(200);
  expect(customer.consents.email.state).toBe("SUBSCRIBED");
  for (const other of [forged(at.href), new URL("/u/v1.test.x.y.z", shop.appUrl).href])
    expect((await fetch(other, { method: "POST", body: "List-Unsubscribe=One-Click" })).status).toBe(404);
  expect((await ours(customer))?.state).toBe("subscribed");

  const waiting = await planned(shop.shop, message({ dueAt: new Date(Date.now() + 60 * MINUTE) }));
  const answer = await fetch(at, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "error" });
  expect(answer.status).toBe(200);
  expect(await deliveryOf(shop.shop, waiting)).toMatchObject({ stage: "suppressed" });
  const next = await planned(shop.shop, message());
  await eventuallyHolds(() => expect(customer.consents.email).toMatchObject({ state: "UNSUBSCRIBED" }));
  await eventuallyHolds(async () => expect(await deliveryOf(shop.shop, next)).toMatchObject({ stage: "suppressed" }));
  expect(mailServer.mails.filter(({ to }) => to.includes(customer.email ?? ""))).toHaveLength(1);
});

test("a shop's mails say where it is, as Shopify says it and as it changes there, unless the merchant says otherwise", async () => {
  const sender = () => shop.read(async (db) => (await readSender(db, shop.shop)).lines);
  await findShopAddress(shop.shop);
  expect(await sender()).toContain("12 Brick Lane");

  shop.state.shop.address = { ...shop.state.shop.address, address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA" };
  shop.state.events.emit({ ...uninstalledEvent(shop.state), topic: "shop/update" });
  await eventuallyHolds(async () => expect(await sender()).toEqual(expect.arrayContaining(["1 Mill Road", "Leeds", "LS1 1AA"])));

  expect(await commandChannels(shop.shop, { intent: "save-sender", sender: "P.O. Box 7\nLeeds" })).toMatchObject({ ok: true });
  expect(await sender()).toEqual(["P.O. Box 7", "Leeds"]);
  expect(await commandChannels(shop.shop, { intent: "save-sender", sender: null })).toMatchObject({ ok: true });
  expect(await sender()).toContain("1 Mill Road");
});
