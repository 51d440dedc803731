import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectChannel, pauseChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { twilio } from "#app/messaging/channels/twilio/provider.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { callOffRun } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { sweepDeliveries } from "#app/messaging/deliveries/sweep-deliveries.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { commandChannels } from "#app/screens/channels/command-channels.server.ts";
import { readChannels } from "#app/screens/channels/read-channels.server.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { aMessage, deliveryOf, planned } from "./a-message.ts";
import { type ChannelProviders, aShopWithProviders, type ShopWithProviders } from "./channel-providers.ts";

let open: ShopWithProviders;
let world: ChannelProviders;
let shop: Shop;
beforeAll(async () => {
  open = await aShopWithProviders();
  ({ world, shop } = open);
  expect(await connectChannel(shop, twilio, world.twilio)).toEqual({ outcome: "connected" });
});
afterAll(() => open.close());
beforeEach(() => {
  world.faults.clear();
  world.heard.length = 0;
});

let last = 0;
const aNumber = () => `+4477009${String((last += 1) + 10_000).slice(-5)}`;
const aText = (given: Parameters<typeof aMessage>[0] = {}) =>
  aMessage({ channel: "sms", purpose: "transactional", address: aNumber(), content: { body: "It is on its way." }, ...given });
const sent = (given: Parameters<typeof aMessage>[0] = {}) => open.sent(aText(given));
const stands = (id: string, stage: string) => open.stands(id, stage);
const channel = () => open.channel("sms");
const path = async () => `/channels/twilio/${shop.domain}/${(await channel()).callbackKey ?? ""}`;
/** Somebody calls the intake with a form, signed by this token. */
async function call(fields: Record<string, string>, { token = world.twilio.authToken, query = "", from = "" } = {}) {
  const url = `${world.intakeUrl}${from || (await path())}${query}`;
  const said = Object.keys(fields).sort().reduce((text, name) => text + name + (fields[name] ?? ""), url); // oxfmt-ignore
  const signature = createHmac("sha1", token).update(said).digest("base64");
  return fetch(url, { method: "POST", headers: { "x-twilio-signature": signature }, body: new URLSearchParams(fields) });
}

describe("a text", () => {
  test("goes to Twilio once, and is told as delivered with what it cost", async () => {
    const { id, message } = await sent();
    await stands(id, "delivered");
    const [told] = world.sms.messages().filter(({ to }) => to === message.address);
    expect(await deliveryOf(shop, id)).toMatchObject({ providerMessageId: told?.sid, cost: { segments: 1 } });
    expect(world.timesTaken(id)).toBe(1);
    expect(world.heard.map(({ status }) => status)).toEqual([200, 200]);
  });

  test("goes by a messaging service where the merchant has one", async () => {
    const service = { accountSid: world.twilio.accountSid, authToken: world.twilio.authToken, messagingServiceSid: world.sms.account.messagingServiceSid }; // oxfmt-ignore
    expect(await connectChannel(shop, twilio, service)).toEqual({ outcome: "connected" });
    const { id } = await sent();
    await stands(id, "delivered");
    expect(await connectChannel(shop, twilio, world.twilio)).toEqual({ outcome: "connected" });
  });

  test("ends where it got, in whatever order its statuses come, and however often", async () => {
    const { id, message } = await sent();
    await stands(id, "delivered");
    const sid = world.sms.messages().find(({ to }) => to === message.address)?.sid ?? "";
    const status = (MessageStatus: string) =>
      call({ MessageSid: sid, MessageStatus, AccountSid: world.twilio.accountSid, N: String(Math.random()) }, { query: `?d=${id}` });
    for (const each of ["queued", "sent", "failed", "read", "sent", "delivered"]) expect((await status(each)).status).toBe(200);
    await stands(id, "read");
  });
});

describe("what Twilio refuses", () => {
  test.each([
    [21211, "bad-address"],
    [21614, "unreachable"],
    [21408, "refused"],
  ])("with %i is for good, and why is told", async (code, reason) => {
    world.breaks({ target: "sms", kind: "refused", code });
    const { now } = await sent();
    expect(await now()).toMatchObject({
      stage: "failed",
      reason,
      problem: { args: { why: expect.stringContaining(String(code)) as string } },
    });
  });

  test.each([[30003, "unreachable"], [30005, "unreachable"], [30006, "unreachable"], [30007, "refused"], [30008, "refused"]])("later, with %i, is told as well", async (code, reason) => {
    world.breaks({ target: "sms", kind: "undelivered", code });
    const { id } = await sent();
    await stands(id, "failed");
    expect(await deliveryOf(shop, id)).toMatchObject({ reason });
  }); // oxfmt-ignore

  test("for a landline keeps further texts from it, and not a call", async () => {
    world.breaks({ target: "sms", kind: "refused", code: 21614, times: 1 });
    const { message } = await sent();
    const again = await sent({ address: message.address });
    expect(await again.now()).toMatchObject({ stage: "suppressed", reason: "unreachable" });
    const key = addressFor("sms", message.address)?.key ?? "";
    expect(await inShop(shop, (db) => db.suppression.count({ where: { addressKey: key } }))).toBe(0);
  });

  test("as they told Twilio to stop: they are left alone from then on", async () => {
    world.breaks({ target: "sms", kind: "refused", code: 21610, times: 1 });
    const { message, now } = await sent();
    expect(await now()).toMatchObject({ stage: "failed", reason: "opted-out" });
    expect(await (await sent({ address: message.address })).now()).toMatchObject({ stage: "suppressed", reason: "suppressed" });
  });

  test("as the number is not registered with the carriers: the channel is paused, says what to do, and keeps what it has to send", async () => {
    world.breaks({ target: "sms", kind: "undelivered", code: 30034, times: 1 });
    const { id, message } = await sent();
    await stands(id, "failed");
    expect(await channel()).toMatchObject({ state: "paused", lastProblem: { code: "messaging-twilio:unregistered" } });
    const waiting = await sent();
    expect(await waiting.now()).toMatchObject({ stage: "planned" });
    await pauseChannel(shop, "sms", false);
    await sendDelivery(shop, waiting.id);
    await stands(waiting.id, "delivered");
    const again = await inShop(shop, (db) => db.messageDelivery.findFirstOrThrow({ where: { run: message.run, step: "first again" } }));
    expect(again).toMatchObject({ stage: "planned" });
  });

  test("for so many at once: the whole channel rests, and goes on by itself", async () => {
    world.breaks({ target: "sms", kind: "429", operation: "POST /Messages.json", times: 1 });
    const { id, now } = await sent();
    expect(await now()).toMatchObject({ stage: "planned", claimId: null });
    const other = await sent();
    expect(world.timesTaken(other.id) + world.timesTaken(id)).toBe(0);
    await inShop(shop, (db) => db.messageChannel.updateMany({ where: { channel: "sms" }, data: { restsUntil: new Date(Date.now() - 1) } }));
    await sendDelivery(shop, other.id);
    expect(world.timesTaken(other.id)).toBe(1);
  });

  test("as the token was changed: nothing is claimed, and the merchant is told", async () => {
    const was = world.sms.account.authToken;
    world.sms.account.authToken = "another";
    await eventually(async () => {
      const { now } = await sent();
      const { stage } = await now();
      return stage === "planned" && (await channel()).state === "refused";
    });
    expect((await channel()).lastProblem).toMatchObject({ code: "messaging-twilio:not-let-in" });
    world.sms.account.authToken = was;
    expect(await connectChannel(shop, twilio, world.twilio)).toEqual({ outcome: "connected" });
  });
});

describe("an answer that is lost", () => {
  test("after the text was taken leaves it in doubt no longer than until its first status", async () => {
    world.breaks({ target: "sms", kind: "reset-after-effect", operation: "POST /Messages.json", times: 1 });
    const { id } = await sent();
    await stands(id, "delivered");
    expect(world.timesTaken(id)).toBe(1);
  });

  test("and whose statuses are lost too is looked for at Twilio, among texts of the same words to the same number", async () => {
    world.breaks({ target: "sms", kind: "reset-after-effect", operation: "POST /Messages.json", times: 1 });
    for (const operation of ["sent", "delivered"]) world.breaks({ target: "sms", kind: "drop", operation });
    const address = aNumber();
    const lost = await sent({ address });
    const other = await sent({ address });
    expect(await lost.now()).toMatchObject({ stage: "claimed" });
    advanceTime(61_000);
    await sendDelivery(shop, lost.id);
    expect(await lost.now()).toMatchObject({ stage: "handed_over" });
    expect((await lost.now()).providerMessageId).not.toBe((await other.now()).providerMessageId);
  });

  test("before the text was taken is shown as unknown when nothing was heard for ten minutes, and it is not sent again", async () => {
    world.breaks({ target: "sms", kind: "reset", operation: "POST /Messages.json", times: 1 });
    const { id, now } = await sent();
    advanceTime(61_000);
    await sendDelivery(shop, id);
    expect(await now()).toMatchObject({ stage: "claimed" });
    advanceTime(540_000);
    await sendDelivery(shop, id);
    expect(await now()).toMatchObject({ stage: "unknown", problem: { code: "messaging:no-news" } });
    await sendDelivery(shop, id);
    expect(world.timesTaken(id)).toBe(0);
  });

  test("of one that Twilio could not take just then is sent again; not when its run was called off meanwhile", async () => {
    for (const isCalledOff of [false, true]) {
      const message = aText();
      const id = await planned(shop, message);
      world.breaks({ target: "sms", kind: "503-html", operation: "POST /Messages.json", times: 1 });
      const sending = sendDelivery(shop, id);
      if (isCalledOff) await eventually(async () => (await deliveryOf(shop, id)).stage !== "planned" && inShop(shop, (db) => callOffRun(db, shop, message.run)).then(() => true), { withinMs: 5000, everyMs: 1 }); // oxfmt-ignore
      await sending;
      if (!isCalledOff) expect(await deliveryOf(shop, id)).toMatchObject({ stage: "planned" });
      advanceTime(120_000);
      await sweepDeliveries(shop);
      await sendDelivery(shop, id);
      expect(world.timesTaken(id)).toBe(isCalledOff ? 0 : 1);
    }
  });
});

describe("a call of the intake", () => {
  const inbound = { MessageSid: "SMforged", From: "+447700912345", Body: "STOP", AccountSid: "" };

  test("that Twilio did not sign is refused, and nothing of it is kept", async () => {
    const fields = { ...inbound, AccountSid: world.twilio.accountSid };
    expect((await call(fields, { token: "another" })).status).toBe(401);
    const url = `${world.intakeUrl}${await path()}`;
    expect((await fetch(url, { method: "POST", body: new URLSearchParams(fields) })).status).toBe(401);
    expect((await call(fields, { from: `/channels/twilio/${shop.domain}/guessed` })).status).toBe(404);
    expect((await call(fields, { from: `/channels/nobody/${shop.domain}/x` })).status).toBe(404);
    const other = await aShop();
    expect((await call(fields, { from: (await path()).replace(shop.domain, other.domain) })).status).toBe(404);
    expect((await call({ Foo: "bar" })).status).toBe(400);
    expect(await inShop(shop, (db) => db.event.count({ where: { body: { contains: inbound.MessageSid } } }))).toBe(0);
  });

  test("about a message of another account, or of a delivery that we don't have, changes nothing", async () => {
    const { id } = await sent();
    await stands(id, "delivered");
    const status = { MessageSid: "SM2", MessageStatus: "read" };
    expect((await call({ ...status, AccountSid: "AC1" }, { query: `?d=${id}` })).status).toBe(200);
    expect((await call({ ...status, AccountSid: world.twilio.accountSid }, { query: `?d=${crypto.randomUUID()}` })).status).toBe(200);
    expect((await call({ ...status, AccountSid: world.twilio.accountSid })).status).toBe(200);
    const rows = () => inShop(shop, (db) => db.eventDelivery.count());
    await eventually(async () => (await rows()) === 0);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "delivered" });
  });
});

describe("a channel that is disconnected", () => {
  test("says what stops, forgets what was given, holds back what waits, hears nobody, and can be connected anew", async () => {
    await inShop(shop, (db) => db.messageChannel.updateMany({ where: { channel: "sms" }, data: { state: "paused" } }));
    const text = { kind: "message", id: "text", channel: "sms", purpose: "marketing", texts: {}, withCode: false, withinMinutes: 60 };
    const definition = { trigger: { kind: "started-by-hand", all: [] }, reentry: { isAllowed: true, afterHours: 0 }, discount: null, first: "text", nodes: [{ ...text, whenNotEligible: "skip", next: null }] }; // oxfmt-ignore
    await inShop(shop, (db) => db.journey.create({ data: { shopId: shop.id, id: crypto.randomUUID(), name: "Texts", state: "live", definition, createdAt: new Date(), updatedAt: new Date() } })); // oxfmt-ignore
    const waiting = await sent();
    const said = (await readChannels(shop)).channels.find((one) => one.channel === "sms")?.connection?.stops;
    const address = await path();
    expect(await commandChannels(shop, { intent: "disconnect", channel: "sms" })).toMatchObject({ ok: true });
    expect(said).toMatchObject({ journeys: ["Texts"], waiting: expect.any(Number) as number });
    expect(await waiting.now()).toMatchObject({ stage: "suppressed", reason: "no-channel" });
    expect(await inShop(shop, (db) => db.messageChannel.count({ where: { channel: "sms" } }))).toBe(0);
    expect((await call({ MessageSid: "SM1", Body: "STOP", From: aNumber() }, { from: address })).status).toBe(404);
    expect(await connectChannel(shop, twilio, world.twilio)).toEqual({ outcome: "connected" });
    expect((await channel()).callbackKey).not.toBe(address.split("/").at(-1));
    const { id } = await sent();
    await stands(id, "delivered");
  });
});

describe("connecting", () => {
  test.each([
    [{ authToken: "wrong" }, "messaging-twilio:not-let-in"],
    [{ accountSid: `AC${"0".repeat(32)}` }, "messaging-twilio:not-let-in"],
    [{ from: "+447700900199" }, "messaging-twilio:not-your-number"],
    // A part of one of theirs.
    [{ from: "+44770090010" }, "messaging-twilio:not-your-number"],
    [{ from: "62345" }, "messaging-twilio:not-your-short-code"],
    [{ from: "", messagingServiceSid: `MG${"0".repeat(32)}` }, "messaging-twilio:not-your-service"],
  ])("with %j says what to do", async (given, code) => {
    expect(await connectChannel(await aShop(), twilio, { ...world.twilio, ...given })).toMatchObject({
      outcome: "refused",
      message: { code },
    });
  });

  test.each([
    "http://api.twilio.com",
    "https://user:pass@x.example",
    "https://x.example:8443",
    "ftp://x.example",
    "//x",
    "https://printer.local",
  ])("at %s is refused before anybody is asked", (baseUrl) => {
    expect(twilio.credentials.safeParse({ ...world.twilio, baseUrl }).success).toBe(false);
  });

  test.each(["https://127.0.0.1", "https://localhost", "https://10.0.0.1/api/laml", "https://[::1]", "https://169.254.169.254"])(
    "at %s, within our own network, sends nothing there",
    async (baseUrl) => {
      const before = world.asked.length;
      expect(await connectChannel(await aShop(), twilio, { ...world.twilio, baseUrl })).toMatchObject({ outcome: "refused" });
      expect(world.asked.length).toBe(before);
    },
  );

  test("wants one sender: a number or a messaging service", () => {
    const { accountSid, authToken } = world.twilio;
    expect(twilio.credentials.safeParse({ accountSid, authToken }).success).toBe(false);
    expect(twilio.credentials.safeParse({ ...world.twilio, messagingServiceSid: `MG${"1".repeat(32)}` }).success).toBe(false);
    expect(twilio.credentials.safeParse({ accountSid, authToken, from: "+44 7700 900-100" })).toMatchObject({
      data: { from: "+447700900100" },
    });
  });
});
