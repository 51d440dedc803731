import { sandboxInbox } from "./sandbox-inbox.ts";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { sendDeliveryJob } from "#app/messaging/deliveries/send-delivery.server.ts";
import { applyMailReport, applyReport } from "#app/messaging/mail-reports/apply-mail-report.server.ts";
import { deliveryOfMessageId, messageIdOf } from "#app/messaging/mail-reports/message-id.server.ts";
import { mailReportAddress } from "#app/messaging/mail-reports/report-address.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { mountIntake } from "#app/mount-intake.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { answerFault } from "#app/platform/http/answer-plainly.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import type { Mail } from "#sandbox/mail/mail.ts";
import { BounceAsked, bounceOf } from "#sandbox/mail/reports/bounce.ts";
import { ComplaintAsked, complaintAbout } from "#sandbox/mail/reports/complaint.ts";
import { handReport } from "#sandbox/mail/reports/hand-report.ts";
import { readChannels } from "#app/screens/channels/read-channels.server.ts";
import { aShop } from "../support/a-shop.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { listen, type Listening } from "../support/listen.ts";
import { aMessage, deliveryOf, planned, wantedMail } from "./a-message.ts";

let shop: Shop;
let door: Listening;
let worker: Awaited<ReturnType<typeof startWorker>>;
let reportsTo: string;

async function aWritingShop(): Promise<Shop> {
  const made = await aShop();
  await inShop(made, (db) => messagingSettings.save(db, made, { opens: "00:00", closes: "00:00", caps: [], softBounces: 3 }));
  await connectChannel(made, smtp, sandboxInbox.credentials);
  return made;
}

beforeAll(async () => {
  shop = await aWritingShop();
  worker = await startWorker({ jobs: [sendDeliveryJob], subscribers: [applyReport], schedules: [] }, { works: true });
  const app = express();
  mountIntake(app);
  door = await listen(app.use(answerFault));
  env.INTAKE_URL = door.url;
  // Whoever opens the settings of channels is the first to be told it.
  reportsTo = (await readChannels(shop)).mailReports?.address ?? "";
});
afterAll(async () => {
  await worker.stop(1000);
  await door.close();
  await sandboxInbox.close();
});

const anAddress = () => `${newId<string>()}@buyer.example`;

/** A mail that a mail server has taken, for somebody who wants it. */
async function sent(address = anAddress(), from = shop) {
  const id = await wantedMail(from, { address });
  await eventuallyHolds(async () => expect(await deliveryOf(from, id)).toMatchObject({ stage: "sent" }));
  const mail = sandboxInbox.lastTo(address) ?? expect.fail("it was not sent");
  return { id, address, mail, key: addressFor("email", address)?.key ?? "" };
}
const bounce = (mail: Mail, asked: object = {}) => bounceOf(mail, BounceAsked.parse({ mail: mail.id, ...asked }), sandboxInbox.clock.now());
const complaint = (mail: Mail, asked: object = {}) =>
  complaintAbout(mail, ComplaintAsked.parse({ mail: mail.id, ...asked }), sandboxInbox.clock.now());
const applies = ({ raw }: { raw: Buffer }, to = shop) => applyMailReport(to, raw);
const leftAlone = async (key: string) => (await inShop(shop, (db) => db.suppression.findMany({ where: { addressKey: key } }))).map(({ reason }) => reason).toSorted(); // oxfmt-ignore

describe("a mail that comes back", () => {
  test("is handed in by the merchant's mail server, shown as failed with what was said, and its address is left alone", async () => {
    const { id, mail, key, address } = await sent();
    expect(await handReport(bounce(mail), reportsTo)).toMatchObject({ answer: "204 " });
    await eventuallyHolds(async () =>
      expect(await deliveryOf(shop, id)).toMatchObject({
        stage: "failed",
        reason: "bad-address",
        problem: { code: "messaging:came-back", args: { why: expect.stringContaining("does not exist") as string } },
      }),
    );
    expect(await leftAlone(key)).toEqual(["bounced"]);
    const next = await planned(shop, aMessage({ address, purpose: "transactional" }));
    await eventuallyHolds(async () => expect(await deliveryOf(shop, next)).toMatchObject({ stage: "suppressed" }));
  });

  test("whole, cut short, or through a relay that wrote its own Message-ID, is known as ours all the same", async () => {
    const whole = await sent();
    await applies(bounce(whole.mail, { whole: true }));
    expect(await deliveryOf(shop, whole.id)).toMatchObject({ stage: "failed" });

    const cut = await sent();
    const large = { ...cut.mail, raw: Buffer.concat([cut.mail.raw, Buffer.alloc(400_000, "x")]) };
    const report = bounce(large, { whole: true });
    expect((await fetch(reportsTo, { method: "POST", body: new Uint8Array(report.raw) })).status).toBe(204);
    await eventuallyHolds(async () => expect(await deliveryOf(shop, cut.id)).toMatchObject({ stage: "failed" }));

    const relayed = await sent();
    const raw = Buffer.from(relayed.mail.raw.toString("latin1").replace(/^Message-ID: .*$/m, "Message-ID: <0100-ses@eu-west-1.amazonses.com>"), "latin1"); // oxfmt-ignore
    await applies(bounce({ ...relayed.mail, raw }));
    expect(await deliveryOf(shop, relayed.id)).toMatchObject({ stage: "failed" });
  });

  test("because the sender is blocked says nothing of the address, and one that is late is still on its way", async () => {
    const { id, mail, key } = await sent();
    await applies(bounce(mail, { status: "4.4.1" }));
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "sent" });
    await applies(bounce(mail, { status: "5.7.1" }));
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "failed", reason: "refused" });
    expect(await leftAlone(key)).toEqual([]);
  });

  test("for now again and again, and nothing arrives in between, comes from an address that is left alone; the same report twice counts once", async () => {
    const address = anAddress();
    const soft = { status: "5.2.2" };
    for (const often of [1, 2]) {
      const { mail, key } = await sent(address);
      for (const _ of [1, 2]) await applies(bounce(mail, soft));
      expect(await leftAlone(key), String(often)).toEqual([]);
    }
    // One that arrives: counting begins anew.
    const arrived = await sent(address);
    await applies(bounce(arrived.mail, { status: "2.0.0" }));
    expect(await deliveryOf(shop, arrived.id)).toMatchObject({ stage: "delivered" });
    for (const often of [1, 2, 3]) {
      const { mail, key } = await sent(address);
      await applies(bounce(mail, soft));
      expect(await leftAlone(key), String(often)).toEqual(often < 3 ? [] : ["bounced"]);
    }
  });
});

describe("a mail that somebody calls unwanted", () => {
  test.each([{}, { redacted: true }])("ends all marketing to them, also when it is not said who they are (%o)", async (asked) => {
    const { id, mail, key, address } = await sent();
    const waiting = await planned(shop, aMessage({ address, dueAt: new Date(Date.now() + 3_600_000) }));
    for (const _ of [1, 2]) await applies(complaint(mail, asked));
    expect(await leftAlone(key)).toEqual(["complained", "unsubscribed"]);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "delivered" });
    expect(await deliveryOf(shop, waiting)).toMatchObject({ stage: "suppressed" });
    const said = await inShop(shop, (db) => db.marketingConsent.findMany({ where: { addressKey: key, state: "unsubscribed" } }));
    expect(said).toMatchObject([{ source: "complaint", proof: { deliveryId: id } }]);
    // What they bought is still told to them.
    const order = await planned(shop, aMessage({ address, purpose: "transactional" }));
    await eventuallyHolds(async () => expect(await deliveryOf(shop, order)).toMatchObject({ stage: "sent" }));
  });

  test("after all wanted is no complaint; and who lets the mailbox unsubscribe does not complain", async () => {
    const wanted = await sent();
    await applies(complaint(wanted.mail, { type: "not-spam" }));
    expect(await leftAlone(wanted.key)).toEqual([]);
    const out = await sent();
    await applies(complaint(out.mail, { type: "opt-out" }));
    expect(await leftAlone(out.key)).toEqual(["unsubscribed"]);
  });
});

describe("a report that is made up", () => {
  test("about a mail that we did not sign, or of another shop, changes nothing", async () => {
    const { id, mail, key } = await sent();
    const [messageId = ""] = /<[^>]+>/.exec(mail.messageId ?? "") ?? [];
    expect(deliveryOfMessageId(messageId)).toBe(id);
    const bare = mail.raw.toString("latin1").replace(/^List-Unsubscribe: .*\r\n/m, "");
    const forgeries = [
      `<${id}@shop.example>`,
      `<${id}.${"0".repeat(20)}@shop.example>`,
      `<${newId<string>()}.${messageId.split(".")[1]?.slice(0, 20) ?? ""}@shop.example>`,
      `<${messageIdOf(newId())}@shop.example>`,
      "",
    ];
    for (const forged of forgeries) {
      const raw = Buffer.from(bare.replace(/^Message-ID: .*$/m, `Message-ID: ${forged}`), "latin1");
      await applies(bounce({ ...mail, raw }));
      await applies(complaint({ ...mail, raw }));
    }
    const other = await aWritingShop();
    await applies(bounce(mail), other);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "sent" });
    expect(await leftAlone(key)).toEqual([]);
  });

  test("and sent where no shop's reports go is refused; what is none is passed over", async () => {
    const { mail } = await sent();
    const body = () => new Uint8Array(bounce(mail).raw);
    for (const key of ["x", `${String(shop.id)}.${"A".repeat(32)}`, `999999.${"A".repeat(32)}`, `${String(shop.id)}.`])
      expect((await fetch(new URL(`/mail-reports/${key}`, door.url), { method: "POST", body: body() })).status).toBe(404);
    expect((await fetch(reportsTo, { method: "POST", body: new Uint8Array(4_000_000) })).status).toBe(413);
    expect((await fetch(reportsTo, { method: "POST" })).status).toBe(400);
    for (const raw of [
      "",
      "Subject: Out of office\r\n\r\nBack on Monday",
      `Content-Type: multipart/report\r\n\r\n${"--\0\r\n".repeat(2000)}`,
      "\0",
    ])
      await applies({ raw: Buffer.from(raw) });
    expect(await inShop(shop, (db) => mailReportAddress(db, shop))).toBe(reportsTo);
  });
});
