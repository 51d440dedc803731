import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectChannel, pauseChannel, whereToTell } from "#app/messaging/channels/connect-channel.server.ts";
import { readTemplates } from "#app/messaging/channels/templates/read-templates.server.ts";
import { whatsApp } from "#app/messaging/channels/whatsapp/provider.server.ts";
import { callOffRun, planDelivery } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { bytesOf } from "#sandbox/whatsapp/webhooks.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { approveTemplates, filledIn } from "./a-whatsapp-template.ts";
import { aMessage, agrees, deliveryOf, zoneAt } from "./a-message.ts";
import { type ChannelProviders, aShopWithProviders, type ShopWithProviders } from "./channel-providers.ts";

let open: ShopWithProviders;
let world: ChannelProviders;
let shop: Shop;
beforeAll(async () => {
  open = await aShopWithProviders();
  ({ world, shop } = open);
  await approveTemplates(world, { cart_left: "MARKETING", parcel_late: "UTILITY" });
  expect(await connectChannel(shop, whatsApp, world.meta)).toEqual({ outcome: "connected" });
  const told = await whereToTell(shop, "whatsapp");
  expect(await world.whatsapp.verify(told?.address ?? "", "guessed")).toBe(false);
  expect(await world.whatsapp.verify(told?.address ?? "", told?.verifyToken ?? "")).toBe(true);
  world.whatsapp.account.webhookUrl = told?.address ?? "";
});
afterAll(() => open.close());
beforeEach(() => {
  world.faults.clear();
  world.heard.length = 0;
  world.asked.length = 0;
});

let last = 0;
const aNumber = () => `+4477008${String((last += 1) + 10_000).slice(-5)}`;
type Given = Parameters<typeof aMessage>[0];
const news = (given: Given = {}) =>
  aMessage({ channel: "whatsapp", purpose: "transactional", address: aNumber(), content: filledIn("parcel_late"), ...given });
/** To a place where it is always open. */
const offer = (given: Given = {}) =>
  news({ purpose: "marketing", content: filledIn("cart_left"), place: { country: "GB", region: null, zone: zoneAt(12) }, ...given });
async function sent(message = news()) {
  if (message.purpose === "marketing") await agrees(shop, message.address, "whatsapp");
  return open.sent(message);
}
const stands = (id: string, stage: string) => open.stands(id, stage);
const channel = () => open.channel("whatsapp");
const taken = (id: string) => [...world.whatsapp.life.messages.values()].find(({ request }) => request.biz_opaque_callback_data === id);

/** Somebody calls the intake with these changes, signed over the bytes as they go. */
async function call(value: object, { secret = world.meta.appSecret, bytes = "", field = "messages" } = {}) {
  const body = bytesOf({ object: "whatsapp_business_account", entry: [{ id: world.meta.wabaId, changes: [{ field, value }] }] });
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const headers = { "x-hub-signature-256": signature, "content-type": "application/json" };
  return fetch(world.whatsapp.account.webhookUrl ?? "", { method: "POST", headers, body: bytes || body });
}
const status = (id: string, what: string, given: object = {}) => ({
  metadata: { phone_number_id: world.meta.phoneNumberId },
  statuses: [{ id: taken(id)?.id ?? "wamid.x", status: what, timestamp: "1800000000", biz_opaque_callback_data: id, ...given }],
});

describe("a template", () => {
  test("of marketing goes by Meta's endpoint for marketing, others by the common one, and each is told with its price", async () => {
    const [one, other] = [await sent(offer()), await sent()];
    expect(world.asked.filter((call) => call.startsWith("POST"))).toEqual(["POST /marketing_messages", "POST /messages"]);
    for (const { id } of [one, other]) await stands(id, "delivered");
    expect((await one.now()).cost).toMatchObject({ model: "PMP", type: "regular", category: "marketing_lite" });
    expect((await other.now()).cost).toMatchObject({ category: "utility" });
  });

  test("that Meta moved to marketing goes the other way from then on", async () => {
    const template = world.whatsapp.templates.find("parcel_late", "en");
    if (!template) throw new Error("no template");
    world.whatsapp.templates.decide(template, { category: "MARKETING" });
    const category = async () =>
      (await inShop(shop, (db) => db.providerTemplate.findFirstOrThrow({ where: { name: "parcel_late" } }))).category;
    await eventually(async () => (await category()) === "MARKETING");
    await sent();
    expect(world.asked.at(-1)).toBe("POST /marketing_messages");
    world.whatsapp.templates.decide(template, { category: "UTILITY", status: "PAUSED" });
    const state = async () => (await inShop(shop, (db) => db.providerTemplate.findFirstOrThrow({ where: { name: "parcel_late" } }))).state;
    await eventually(async () => (await state()) === "PAUSED");
    expect(await (await sent()).now()).toMatchObject({ stage: "failed", reason: "template" });
    template.status = "APPROVED";
    await readTemplates(shop);
    expect([await category(), await state()]).toEqual(["UTILITY", "APPROVED"]);
  });

  test("whose variables don't fit fails with which, and whoever planned it hears so; a name of two lines fits", async () => {
    const { id, now } = await sent(news({ content: filledIn("parcel_late", ["Ada"]) }));
    expect(await now()).toMatchObject({
      stage: "failed",
      reason: "template",
      problem: { args: { why: expect.stringContaining("body") as string } },
    });
    const heard = await inShop(shop, (db) => db.event.findFirst({ where: { topic: "delivery.failed", entityKey: `delivery:${id}` } }));
    expect(heard?.body).toContain('"template"');
    expect(await (await sent(news({ content: filledIn("parcel_late", ["Ada\n\tOkafor", "a      b"]) }))).now()).toMatchObject({
      stage: "handed_over",
    });
  });

  test("that Meta holds back to look at is shown as waiting there, and is not counted as sent", async () => {
    world.breaks({ target: "whatsapp", kind: "held", times: 1 });
    expect(await (await sent()).now()).toMatchObject({ stage: "handed_over", problem: { code: "messaging:waits-at-provider" } });
  });
});

describe("marketing to a number in the US", () => {
  test("is refused when it is planned, before anything is sent", async () => {
    const plan = (message: ReturnType<typeof news>) => inShop(shop, (db) => planDelivery(db, shop, message));
    const refused = { outcome: "refused", reason: "no-whatsapp-marketing-in-us" };
    expect(await plan(offer({ address: "+12125550100" }))).toEqual(refused);
    expect(await plan(offer({ address: "US.13491208655302741918" }))).toEqual(refused);
    expect(await plan(news({ address: "+12125550100" }))).toMatchObject({ outcome: "planned" });
  });

  test("does not leave either as a template of marketing for what an order brings", async () => {
    const { now } = await sent(news({ address: "+12125550100", content: filledIn("cart_left") }));
    expect(await now()).toMatchObject({ stage: "failed", reason: "unreachable" });
    expect(world.asked.filter((call) => call.startsWith("POST"))).toEqual([]);
  });
});

describe("who has hidden their number", () => {
  test("is written to by the id that WhatsApp gave them, and their stop reaches the number too", async () => {
    const phone = aNumber();
    const person = world.whatsapp.people.byPhone(phone);
    await stands((await sent(news({ address: phone }))).id, "delivered");
    person.hidesPhone = true;
    const { id } = await sent(news({ address: person.userId }));
    await stands(id, "delivered");
    expect(taken(id)?.by).toBe("userId");
    world.whatsapp.receive(person, { text: "stop" });
    await eventually(() => inShop(shop, async (db) => (await db.suppression.count({ where: { reason: "stop" } })) === 2));
    for (const address of [phone, person.userId])
      expect(await (await sent(news({ address }))).now()).toMatchObject({ stage: "suppressed" });
  });
});

describe("words of one's own", () => {
  test("reach whoever wrote within a day, and nobody else", async () => {
    const address = aNumber();
    const words = () => news({ address, content: { text: "Yes, it ships today." } });
    expect(await (await sent(words())).now()).toMatchObject({ stage: "failed", reason: "window-closed" });
    expect(world.asked.filter((call) => call.startsWith("POST"))).toEqual([]);
    world.whatsapp.receive(world.whatsapp.people.byPhone(address), { text: "Does it ship today?" });
    await eventually(() => world.heard.length === 1);
    await eventually(async () => (await (await sent(words())).now()).stage === "handed_over");
  });
});

describe("what Meta refuses", () => {
  test.each([
    [131026, "unreachable"],
    [131047, "window-closed"],
    [130472, "experiment"],
    [132007, "template"],
    [131051, "refused"],
  ])("with %i, at once or later, is for good", async (code, reason) => {
    const kinds = ["refused", "undelivered"] as const;
    for (const kind of kinds) {
      world.breaks({ target: "whatsapp", kind, code, times: 1 });
      const { id } = await sent();
      await stands(id, "failed");
      expect(await deliveryOf(shop, id)).toMatchObject({ reason });
    }
  });

  test("by its cap on marketing is tried once more, a day later at the earliest, unless the run was called off", async () => {
    for (const isCalledOff of [false, true]) {
      world.breaks({ target: "whatsapp", kind: "undelivered", code: 131049, times: 1 });
      const { id, message } = await sent(offer());
      if (isCalledOff) await inShop(shop, (db) => callOffRun(db, shop, message.run));
      await stands(id, "failed");
      const [again] = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { run: message.run, NOT: { id } } }));
      if (isCalledOff) expect(again).toBeUndefined();
      else expect((again?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    }
  });

  test("as they stopped marketing: offers end, what orders bring goes on", async () => {
    world.breaks({ target: "whatsapp", kind: "undelivered", code: 131050, times: 1 });
    const { id, message } = await sent(offer());
    await stands(id, "failed");
    const { address } = message;
    expect(await (await sent(offer({ address }))).now()).toMatchObject({ stage: "suppressed" });
    expect(await (await sent(news({ address }))).now()).toMatchObject({ stage: "handed_over" });
  });

  test.each([
    [131048, "paused", "spam"],
    [368, "paused", "policy"],
    [131042, "paused", "payment"],
    [190, "refused", "not-let-in"],
  ])("with %i stops the channel, says why, and keeps what it has to send", async (code, state, words) => {
    world.breaks({ target: "whatsapp", kind: "refused", code, times: 1 });
    const { id, now } = await sent();
    expect(await now()).toMatchObject({ stage: "planned" });
    expect(await channel()).toMatchObject({ state, lastProblem: { code: `messaging-whatsapp:${words}` } });
    await pauseChannel(shop, "whatsapp", false);
    if (state === "refused") await connectChannel(shop, whatsApp, world.meta);
    advanceTime(120_000);
    await sendDelivery(shop, id);
    await stands(id, "delivered");
  });

  test.each([[130429, true], [131056, false], [131000, false], [134101, false]])("with %i is tried again later", async (code, rests) => {
    world.breaks({ target: "whatsapp", kind: "refused", code, times: 1 });
    const { now } = await sent();
    const { stage, dueAt } = await now();
    expect({ stage, later: dueAt.getTime() > Date.now() }).toEqual({ stage: "planned", later: true });
    expect(((await channel()).restsUntil?.getTime() ?? 0) > Date.now()).toBe(rests);
    await inShop(shop, (db) => db.messageChannel.updateMany({ data: { restsUntil: null } }));
  }); // oxfmt-ignore
});

describe("an answer that is lost", () => {
  test("leaves a message in doubt until its first status, or for ten minutes; then it is shown as unknown, and never sent twice", async () => {
    world.breaks({ target: "whatsapp", kind: "reset-after-effect", operation: "POST /messages", times: 1 });
    const arrives = await sent();
    world.breaks({ target: "whatsapp", kind: "reset", operation: "POST /messages", times: 1 });
    const lost = await sent();
    await stands(arrives.id, "delivered");
    expect(await lost.now()).toMatchObject({ stage: "claimed" });
    advanceTime(599_000);
    await sendDelivery(shop, lost.id);
    expect(await lost.now()).toMatchObject({ stage: "claimed" });
    advanceTime(5_000);
    await sendDelivery(shop, lost.id);
    expect(await lost.now()).toMatchObject({ stage: "unknown", problem: { code: "messaging:no-news", args: { minutes: "10" } } });
    await sendDelivery(shop, lost.id);
    expect([world.timesTaken(arrives.id), world.timesTaken(lost.id)]).toEqual([1, 0]);
    // What nobody expected any more still counts.
    await call(status(lost.id, "delivered"));
    await eventually(async () => (await lost.now()).stage === "delivered");
    expect((await lost.now()).problem).toBeNull();
  });
});

describe("what Meta tells", () => {
  test("ends the same in any order and however often, and is believed as its bytes came", async () => {
    const { id, now } = await sent();
    for (const what of ["read", "sent", "delivered", "failed", "read"])
      expect((await call(status(id, what, { héé: "/" }))).status).toBe(200);
    await eventually(async () => (await now()).stage === "read");
    await stands(id, "read");
  });

  test("and nobody signed, or that was parsed and written anew, is refused", async () => {
    const { id, now } = await sent();
    const value = status(id, "read", { conversation: { name: "Zoë / shop" } });
    const parsed = JSON.stringify({
      object: "whatsapp_business_account",
      entry: [{ id: world.meta.wabaId, changes: [{ field: "messages", value }] }],
    });
    expect((await call(value, { secret: "another secret" })).status).toBe(401);
    expect((await call(value, { bytes: parsed })).status).toBe(401);
    expect((await call(value, { bytes: "{}" })).status).toBe(401);
    expect((await now()).stage).toBe("handed_over");
    expect((await fetch(world.whatsapp.account.webhookUrl ?? "", { method: "POST", body: "{}" })).status).toBe(401);
  });

  test("while its secret is the wrong one, the merchant reads that nobody's STOP is heard, until a call fits", async () => {
    const problem = async () =>
      (await inShop(shop, (db) => db.messageChannel.findFirst({ where: { shopId: shop.id, channel: "whatsapp" } })))?.lastProblem ?? null;
    const { id } = await sent();
    expect((await call(status(id, "read"), { secret: "another secret" })).status).toBe(401);
    expect(await problem()).toMatchObject({ code: "messaging:calls-not-believed" });
    expect((await call(status(id, "read"))).status).toBe(200);
    expect(await problem()).toBeNull();
  });

  test("of another number of the same app is passed over", async () => {
    const { id, now } = await sent();
    expect((await call({ ...status(id, "read"), metadata: { phone_number_id: "1" } })).status).toBe(200);
    await stands(id, "delivered");
    expect((await now()).stage).toBe("delivered");
  });
});

describe("connecting", () => {
  test.each([
    [{ accessToken: "EAAwrong-token" }, "not-let-in"],
    [{ phoneNumberId: "1234567" }, "no-number"],
    [{ wabaId: "1234567" }, "no-account"],
  ])("with %j says what to do", async (given, code) => {
    const outcome = await connectChannel(await aShop(), whatsApp, { ...world.meta, ...given });
    expect(outcome).toMatchObject({ outcome: "refused", message: { code: `messaging-whatsapp:${code}` } });
  });
});
