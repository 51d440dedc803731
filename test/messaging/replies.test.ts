import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "#app/messaging/channel.ts";
import { connectChannel, whereToTell } from "#app/messaging/channels/connect-channel.server.ts";
import { twilio } from "#app/messaging/channels/twilio/provider.server.ts";
import { readTemplates } from "#app/messaging/channels/templates/read-templates.server.ts";
import { unsubscribeFromWhatsApp } from "#app/messaging/channels/whatsapp/read-templates.server.ts";
import { whatsApp } from "#app/messaging/channels/whatsapp/provider.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { commandChannels } from "#app/screens/channels/command-channels.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { approveTemplates, filledIn } from "./a-whatsapp-template.ts";
import { aMessage, agrees, zoneAt } from "./a-message.ts";
import { type ChannelProviders, aShopWithProviders, type ShopWithProviders } from "./channel-providers.ts";

let open: ShopWithProviders;
let world: ChannelProviders;
let shop: Shop;
beforeAll(async () => {
  open = await aShopWithProviders();
  ({ world, shop } = open);
  await approveTemplates(world, { parcel_late: "UTILITY", cart_left: "MARKETING" });
  await connectChannel(shop, twilio, world.twilio);
  await connectChannel(shop, whatsApp, world.meta);
  world.sms.account.inboundUrl = (await whereToTell(shop, "sms"))?.address ?? "";
  world.whatsapp.account.webhookUrl = (await whereToTell(shop, "whatsapp"))?.address ?? "";
});
afterAll(() => open.close());
let last = 0;
const aNumber = () => `+4477007${String((last += 1) + 10_000).slice(-5)}`;
const contents = { sms: { body: "It is on its way." }, whatsapp: filledIn("parcel_late") } as const;

/** An order's news to a number, by a channel: how it stands once it was sent, or held back. */
async function news(channel: "sms" | "whatsapp", address: string, given: Parameters<typeof aMessage>[0] = {}) {
  const { now } = await open.sent(aMessage({ channel, purpose: "transactional", address, content: contents[channel], ...given }));
  return (await now()).stage;
}
/** An offer to somebody who wants them. */
async function offer(channel: "sms" | "whatsapp", address: string) {
  const content = channel === "whatsapp" ? filledIn("cart_left") : contents.sms;
  return news(channel, address, { purpose: "marketing", content, place: { country: "GB", region: null, zone: zoneAt(12) } });
}
const writes = (channel: "sms" | "whatsapp", from: string, text: string) =>
  channel === "sms" ? world.sms.receive({ from, body: text }) : world.whatsapp.receive(world.whatsapp.people.byPhone(from), { text });
const keyOf = (address: string) => addressFor("sms", address)?.key ?? "";
const said = (address: string, channel: Channel) =>
  inShop(shop, (db) => db.marketingConsent.findMany({ where: { addressKey: keyOf(address), channel, NOT: { source: "shopify" } }, orderBy: { at: "asc" } })); // oxfmt-ignore
const reasons = async (address: string) =>
  (await inShop(shop, (db) => db.suppression.findMany({ where: { addressKey: keyOf(address) } }))).map(({ reason }) => reason);

describe.each(["sms", "whatsapp"] as const)("who answers STOP by %s", (channel) => {
  test.each(["STOP", "Bitte keine Nachrichten mehr!", "désabonner", "Darse de baja", "cancellami"])(
    "with %j gets nothing more within seconds, by text or WhatsApp, and the shop's consent is told",
    async (text) => {
      const address = aNumber();
      await agrees(shop, address, channel);
      expect(await news(channel, address, { customerId: 4711n })).toBe("handed_over");
      writes(channel, address, text);
      // As fast as anybody could: from the first that is held back on, nothing leaves.
      await eventually(async () => (await news(channel, address)) === "suppressed");
      for (const other of ["sms", "whatsapp"] as const) {
        expect(await news(other, address)).toBe("suppressed");
        expect(await offer(other, address)).toBe("suppressed");
      }
      const proof = { text, id: expect.any(String) as string };
      expect(await said(address, channel)).toMatchObject([{ state: "unsubscribed", source: "reply", customerId: 4711n, proof }]);
      const told = await inShop(shop, (db) =>
        db.event.findFirst({ where: { topic: "consent.changed", entityKey: `address:${keyOf(address)}` } }),
      );
      expect(told?.body).toContain(`"channel":"${channel}"`);
    },
  );

  test("and START later is written to again on this channel, and not on the other", async () => {
    const address = aNumber();
    await news(channel, address);
    writes(channel, address, "stop");
    await eventually(async () => (await said(address, channel)).length === 1);
    advanceTime(2000);
    world.later(2);
    writes(channel, address, "START");
    await eventually(async () => (await said(address, channel)).length === 2);
    expect(await news(channel, address)).toBe("handed_over");
    expect(await news(channel === "sms" ? "whatsapp" : "sms", address)).toBe("suppressed");
  });

  test("is told from who asks for an order to be cancelled: a person is to read that", async () => {
    const address = aNumber();
    await news(channel, address);
    writes(channel, address, "Please cancel my order 1002");
    await eventually(() => inShop(shop, async (db) => (await db.channelContact.count({ where: { addressKey: keyOf(address), wroteAt: { not: null } } })) === 1)); // oxfmt-ignore
    expect(await reasons(address)).toEqual([]);
  });
});

test("a word that Twilio takes for STOP by the merchant's own list is believed, and is answered once", async () => {
  world.sms.account.advancedOptOut = true;
  const address = aNumber();
  await news("sms", address);
  writes("sms", address, "QUIT");
  await eventually(async () => (await reasons(address)).includes("stop"));
  expect(world.sms.messages().filter(({ to, direction }) => to === address && direction === "outbound-reply")).toHaveLength(1);
  world.sms.account.advancedOptOut = false;
});

test("WhatsApp's own switch ends offers and leaves what orders bring; switched on again offers go on", async () => {
  const address = aNumber();
  await agrees(shop, address, "whatsapp");
  await news("whatsapp", address);
  world.whatsapp.prefer(world.whatsapp.people.byPhone(address), "stop");
  await eventually(async () => (await offer("whatsapp", address)) === "suppressed");
  expect(await reasons(address)).toEqual(["unsubscribed"]);
  expect(await news("whatsapp", address)).toBe("handed_over");
  advanceTime(2000);
  world.later(2);
  world.whatsapp.prefer(world.whatsapp.people.byPhone(address), "resume");
  await eventually(async () => (await offer("whatsapp", address)) === "handed_over");
});

test("where another shop with the same account at Meta is disconnected, this one hears of answers again at the next reading of templates", async () => {
  const { account } = world.whatsapp;
  await unsubscribeFromWhatsApp(world.meta, null);
  expect(account.isSubscribed).toBe(false);
  await readTemplates(shop);
  expect(account.isSubscribed).toBe(true);
});

test("once WhatsApp is disconnected Meta tells of nobody's answers; where it doesn't take that, the merchant reads what is left to do", async () => {
  const { account } = world.whatsapp;
  expect(await commandChannels(shop, { intent: "disconnect", channel: "whatsapp" })).toMatchObject({ ok: true, leftToDo: null });
  expect(account.isSubscribed).toBe(false);
  expect(await connectChannel(shop, whatsApp, world.meta)).toEqual({ outcome: "connected" });
  expect(account.isSubscribed).toBe(true);

  // Connected anew with the same account it stays; of one that was connected before and is another's now nothing is told.
  expect(await connectChannel(shop, whatsApp, world.meta)).toEqual({ outcome: "connected" });
  expect(account.isSubscribed).toBe(true);
  await unsubscribeFromWhatsApp(world.meta, { ...world.meta, wabaId: "1234567" });
  expect(account.isSubscribed).toBe(false);
  await connectChannel(shop, whatsApp, world.meta);

  const { accessToken } = account;
  account.accessToken = "EAAanother";
  const answer = await commandChannels(shop, { intent: "disconnect", channel: "whatsapp" });
  account.accessToken = accessToken;
  expect(answer).toMatchObject({ ok: true, leftToDo: { code: "messaging-whatsapp:still-subscribed" } });
  expect(await inShop(shop, (db) => db.messageChannel.count({ where: { channel: "whatsapp" } }))).toBe(0);
  expect(account.isSubscribed).toBe(true);
});
