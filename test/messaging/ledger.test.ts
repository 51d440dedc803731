import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectChannel, pauseChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { registerChannel } from "#app/messaging/channels/registry.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { callOffRun, planDelivery } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { hearNews } from "#app/messaging/deliveries/record-answer.server.ts";
import { sendDelivery, sendDeliveryJob } from "#app/messaging/deliveries/send-delivery.server.ts";
import { sweepDeliveries } from "#app/messaging/deliveries/sweep-deliveries.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { advanceTime } from "../support/advance-time.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";
import { aMessage, agrees, deliveryOf, planned, wantedMail, zoneAt } from "./a-message.ts";
import { pigeonPost } from "./pigeon-post.ts";

const HOUR = 3_600_000;
const asked = pigeonPost("asked-pigeons", "email", { asked: true });
const mute = pigeonPost("mute-pigeons", "sms", { asked: false });
for (const { provider } of [asked, mute]) registerChannel(provider);

const jobs = { jobs: [sendDeliveryJob], subscribers: [], schedules: [] };
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  worker = await startWorker(jobs, { works: false });
});
afterAll(() => worker.stop(1000));

/** A shop that may write at any hour, unless said otherwise, by pigeons. */
async function aWritingShop(hours: object = { opens: "00:00", closes: "00:00" }): Promise<Shop> {
  const shop = await aShop();
  await inShop(shop, (db) => messagingSettings.save(db, shop, hours));
  for (const { provider } of [asked, mute]) await connectChannel(shop, provider, { ring: "GB 26 12345" });
  return shop;
}

/** An order's text, which no hours bind. */
const anOrdersText = () => aMessage({ channel: "sms", purpose: "transactional", address: `+4479${String(Math.random()).slice(2, 10)}`, content: "On its way" }); // oxfmt-ignore

describe("a step that runs twice", () => {
  test("plans its message once, and on another channel one more", async () => {
    const shop = await aWritingShop();
    const message = aMessage();
    const plan = (given: object) => inShop(shop, (db) => planDelivery(db, shop, { ...message, ...given }));
    const [first, second] = [await plan({}), await plan({ content: { subject: "Changed" } })];
    expect(second).toEqual({ outcome: "known", deliveryId: "deliveryId" in first && first.deliveryId, stage: "planned" });
    expect(await plan({ channel: "sms", address: "+447900000001" })).toMatchObject({ outcome: "planned" });
    expect(await plan({ channel: "sms", address: "07900 000001", step: "next" })).toEqual({ outcome: "refused", reason: "bad-address" });
  });
});

describe("before a message leaves it is looked", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await aWritingShop();
  });

  test("whether they agreed: to somebody who said nothing no marketing goes", async () => {
    const id = await planned(shop, aMessage());
    await sendDelivery(shop, id);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "suppressed", reason: "no-consent" });
    expect(asked.timesTaken(id)).toBe(0);
  });

  test("whether they are to be left alone, on whichever channel they said so", async () => {
    const number = "+447900000002";
    const text = await planned(shop, { ...anOrdersText(), address: number });
    const key = addressFor("whatsapp", number)?.key ?? "";
    await inShop(shop, (db) => suppress(db, shop, { addressKey: key, reason: "stop", source: "reply", at: new Date() }));
    await sendDelivery(shop, text);
    expect(await deliveryOf(shop, text)).toMatchObject({ stage: "suppressed", reason: "suppressed" });
  });

  test("how much they had lately, over all journeys and channels: of three at one moment the third waits a day", async () => {
    const [address, customerId] = ["much@buyer.example", 9n];
    await agrees(shop, address);
    await agrees(shop, "+447900000003", "sms");
    const text = aMessage({ customerId, channel: "sms", address: "+447900000003", content: "Your cart", place: { country: "GB", region: null, zone: openZone() } }); // oxfmt-ignore
    const messages = [aMessage({ address, customerId }), aMessage({ address, customerId }), text];
    const ids = await Promise.all(messages.map((message) => planned(shop, message)));
    await Promise.all(ids.map((id) => sendDelivery(shop, id)));
    const deliveries = await Promise.all(ids.map((id) => deliveryOf(shop, id)));
    const [waiting, ...others] = deliveries.filter(({ stage }) => stage === "planned");
    expect(others).toEqual([]);
    expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR);
  });

  test("what time it is where they live: at night it waits for the morning, and what is too late by then never leaves", async () => {
    const quiet = await aWritingShop({ opens: "09:00", closes: "20:00", hoursForMail: true });
    const place = { country: "GB", region: null, zone: nightZone() };
    const [waits, expires] = [
      await wantedMail(quiet, { place }),
      await wantedMail(quiet, { place, expiresAt: new Date(Date.now() + 60_000) }),
    ];
    await sendDelivery(quiet, waits);
    await sendDelivery(quiet, expires);
    const { stage, dueAt } = await deliveryOf(quiet, waits);
    expect({ stage, hour: new Intl.DateTimeFormat("en-GB", { timeZone: place.zone, hour: "2-digit", hour12: false }).format(dueAt) }).toEqual({ stage: "planned", hour: "09" }); // oxfmt-ignore
    expect(await deliveryOf(quiet, expires)).toMatchObject({ stage: "expired", reason: "too-late" });
  });

  test("that it is mail, which wakes nobody: it leaves at night, unless the merchant keeps hours for it too", async () => {
    const quiet = await aWritingShop({ opens: "09:00", closes: "20:00" });
    const id = await wantedMail(quiet, { place: { country: "GB", region: null, zone: nightZone() } });
    await sendDelivery(quiet, id);
    expect(await deliveryOf(quiet, id)).not.toMatchObject({ stage: "planned" });
  });
});

describe("what a provider tells", () => {
  test("ends the same in any order, twice, or before its own answer to the call", async () => {
    const shop = await aWritingShop();
    const message = anOrdersText();
    const id = await planned(shop, message);
    const hear = (news: Parameters<typeof hearNews>[3]["news"], which: Parameters<typeof hearNews>[2] = { id }) =>
      inShop(shop, (db) => hearNews(db, shop, which, { news }));
    mute.state.beforeTaking = async () => {
      await hear("delivered");
    };
    await sendDelivery(shop, id);
    mute.state.beforeTaking = undefined;
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "delivered", providerMessageId: `pigeon ${id}` });
    const itsName = { channel: "sms", providerMessageId: `pigeon ${id}` };
    for (const news of ["read", "sent", "delivered", "failed", "read"] as const) await hear(news, itsName);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "read" });
    expect(await hear("read", { channel: "sms", providerMessageId: "nobody's" })).toBeUndefined();
  });
});

describe("a channel", () => {
  test("that is paused, or no longer lets us in, keeps what is due, and a sweep sends it when it can be used again", async () => {
    const shop = await aWritingShop();
    await pauseChannel(shop, "email", true);
    const id = await wantedMail(shop);
    await sendDelivery(shop, id);
    await pauseChannel(shop, "email", false);
    asked.state.isShut = true;
    await sendDelivery(shop, id);
    asked.state.isShut = false;
    expect(await inShop(shop, (db) => db.messageChannel.findFirst({ where: { channel: "email" } }))).toMatchObject({ state: "refused" });
    await sendDelivery(shop, id);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "planned", attempts: 0 });

    await connectChannel(shop, asked.provider, { ring: "GB 26 54321" });
    advanceTime(60_000);
    await sweepDeliveries(shop);
    const working = await startWorker(jobs, { works: true });
    await eventually(async () => (await deliveryOf(shop, id)).stage === "handed_over");
    await working.stop(1000);
  });
});

describe("on the real queue", () => {
  let working: Awaited<ReturnType<typeof startWorker>>;
  beforeAll(async () => {
    working = await startWorker(jobs, { works: true });
  });
  afterAll(() => working.stop(1000));

  test("who can be asked gets every message once, though its answers get lost; of who can't, none twice, and each that may be missing is shown", async () => {
    const shop = await aWritingShop();
    const each = 40;
    for (let index = 0; index < each; index += 1)
      for (const post of [asked, mute]) if (index % 4 > 0) post.faults.push((["silent-after-taking", "silent-before-taking", "not-now"] as const)[(index % 4) - 1] ?? "not-now"); // oxfmt-ignore
    const mails = await Promise.all(Array.from({ length: each }, () => wantedMail(shop)));
    const texts = await Promise.all(Array.from({ length: each }, () => planned(shop, anOrdersText())));
    const stages = async () => {
      const rows = await inShop(shop, (db) => db.messageDelivery.findMany({ select: { id: true, stage: true } }));
      return new Map(rows.map(({ id, stage }) => [id, stage]));
    };
    await eventually(async () => [...(await stages()).values()].every((stage) => stage !== "planned"));
    advanceTime(61_000);
    await eventually(async () => [...(await stages()).values()].every((stage) => stage === "handed_over" || stage === "unknown"));

    const all = await stages();
    expect(mails.map((id) => [all.get(id), asked.timesTaken(id)])).toEqual(mails.map(() => ["handed_over", 1]));
    for (const id of texts) expect(all.get(id) === "unknown" ? mute.timesTaken(id) <= 1 : mute.timesTaken(id) === 1).toBe(true);
    expect(texts.filter((id) => all.get(id) === "unknown")).toHaveLength(20);
  });

  test("a purchase calls off what is not in somebody's hands: in random interleavings nothing is begun after it, and nothing is sent twice", async () => {
    const shop = await aWritingShop();
    const runs = Array.from({ length: 60 }, () => newId<string>());
    const outcomes = await Promise.all(
      runs.map(async (run) => {
        await pause(Math.random() * 1500);
        const id = await planned(shop, { ...anOrdersText(), run, dueAt: new Date(Date.now() + Math.random() * 800) });
        await pause(Math.random() * 1000);
        const calledOff = await inShop(shop, (db) => callOffRun(db, shop, run));
        return { id, calledOff, boughtAt: Date.now() };
      }),
    );
    await eventually(async () => {
      const open = await inShop(shop, (db) => db.messageDelivery.count({ where: { stage: { in: ["planned", "claimed"] } } }));
      return open === 0;
    });
    for (const { id, calledOff, boughtAt } of outcomes) {
      const sent = mute.taken.filter(({ reference }) => reference === id);
      expect(sent.length).toBe(calledOff === 1 ? 0 : 1);
      const { stage, claimedAt } = await deliveryOf(shop, id);
      expect(stage).toBe(calledOff === 1 ? "suppressed" : "handed_over");
      // A claim holds for seconds: what was claimed before the purchase leaves then, or not at all.
      if (claimedAt) expect(claimedAt.getTime()).toBeLessThanOrEqual(boughtAt);
    }
  });
});

const nightZone = () => zoneAt(1);
const openZone = () => zoneAt(12);
