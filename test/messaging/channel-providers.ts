import express from "express";
import { Temporal } from "temporal-polyfill";
import type { PlannedMessage } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { sendDelivery, sendDeliveryJob } from "#app/messaging/deliveries/send-delivery.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { room } from "#app/messaging/room.server.ts";
import { mountIntake } from "#app/mount-intake.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { answerFault } from "#app/platform/http/answer-plainly.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createFaults } from "#sandbox/faults/create-faults.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createMailInbox } from "#sandbox/mail/create-mail-inbox.ts";
import { createSms } from "#sandbox/sms/create-sms.ts";
import { createWhatsApp } from "#sandbox/whatsapp/create-whatsapp.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";
import { listen } from "../support/listen.ts";
import { redirectToStandIns } from "../support/redirect-to-stand-ins.ts";
import { deliveryOf, planned } from "./a-message.ts";

/**
 * The sandbox's text messages, WhatsApp and mailbox, on a wire with faults, and the app's intake, which they call. From now on what the app sends
 * to Twilio and Meta goes there.
 */
export async function startChannelProviders() {
  const clock = createClock();
  const ledger = createLedger(clock);
  const faults = createFaults();
  const sms = createSms({ clock, ledger, seed: 1, meet: faults.meet, planSend: (topic) => faults.planSend("sms", topic) });
  const whatsapp = createWhatsApp({ clock, ledger, seed: 1, meet: faults.meet, planSend: (topic) => faults.planSend("whatsapp", topic) });
  const mail = createMailInbox({ clock, ledger, meet: faults.meet });
  const asked: string[] = [];
  const wire = await listen((request, response) => {
    const path = (request.url ?? "").replace(/\?.*/, "");
    const isMeta = request.headers.host === "graph.facebook.com";
    const call = `${request.method ?? ""} ${isMeta ? path.replace(/^.*\//, "/") : path.replace(/^.*\/(?=Messages)/, "/")}`;
    asked.push(call);
    const target = isMeta ? "whatsapp" : "sms";
    void faults.around(target, call, response, () => (isMeta ? whatsapp : sms).handle(request, response)).catch(() => response.destroy());
  });
  const restore = redirectToStandIns(() => wire.url);

  const heard: { path: string; headers: Record<string, string>; body: Buffer; status: number }[] = [];
  const app = express();
  app.use((request, response, next) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("finish", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      heard.push({ path: request.originalUrl, headers, body: Buffer.concat(chunks), status: response.statusCode });
    });
    next();
  });
  mountIntake(app);
  const intake = await listen(app.use(answerFault));
  env.INTAKE_URL = intake.url;

  return {
    clock,
    ledger,
    faults,
    sms,
    whatsapp,
    mail,
    /** Where the stand-ins listen, for another process. */
    origin: wire.url,
    intakeUrl: intake.url,
    /** What they were asked, in its order. */
    asked,
    /** What came to the intake, and how it was answered. */
    heard,
    breaks: (fault: object) => faults.add(Fault.parse(fault)),
    /** The stand-ins' clock moves on: what they would do by then they do now. */
    later: (seconds: number) => clock.advance(Temporal.Duration.from({ seconds })),
    /** How often a message of this delivery was taken. */
    timesTaken: (deliveryId: string) =>
      ledger.entries().filter(({ effect, reference }) => effect.endsWith(".accepted") && (reference ?? "").includes(deliveryId)).length,
    twilio: { accountSid: sms.account.sid, authToken: sms.account.authToken, from: sms.account.numbers[0]?.phone ?? "" },
    meta: {
      accessToken: whatsapp.account.accessToken,
      appSecret: whatsapp.account.appSecret,
      phoneNumberId: whatsapp.account.phoneNumberId,
      wabaId: whatsapp.account.wabaId,
    },
    async stop() {
      sms.stop();
      whatsapp.stop();
      clock.stop();
      restore();
      await mail.stop();
      await Promise.all([wire.close(), intake.close()]);
    },
  };
}

export type ChannelProviders = Awaited<ReturnType<typeof startChannelProviders>>;

/**
 * A shop that may write at any hour and as often as it likes, and those providers. What comes in is applied as it comes; what is planned is sent
 * by nobody: a test sends it itself.
 */
export async function aShopWithProviders() {
  const world = await startChannelProviders();
  const shop = await aShop();
  const queues = await startWorker({ jobs: [sendDeliveryJob], subscribers: [], schedules: [] }, { works: false });
  const ears = await startWorker({ jobs: [], subscribers: room.subscribers ?? [], schedules: [] }, { works: true });
  await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00", caps: [] }));
  return {
    world,
    shop: shop as Shop,
    /** Plans a message and sends it. */
    async sent(message: PlannedMessage) {
      const id = await planned(shop, message);
      await sendDelivery(shop, id);
      return { id, message, now: () => deliveryOf(shop, id) };
    },
    /** What was sent has had its time on the carriers' clock, was told, and stands so. */
    stands(id: string, stage: string) {
      world.later(2);
      return eventually(async () => (await deliveryOf(shop, id)).stage === stage);
    },
    channel: (channel: string) => inShop(shop, (db) => db.messageChannel.findFirstOrThrow({ where: { channel } })),
    async close() {
      await ears.stop(2000);
      await queues.stop(0);
      await world.stop();
    },
  };
}

export type ShopWithProviders = Awaited<ReturnType<typeof aShopWithProviders>>;
