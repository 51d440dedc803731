import { mailServer } from "./mail-server.ts";
import { fork } from "node:child_process";
import { once } from "node:events";
import express from "express";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ChannelFault } from "#app/messaging/channels/channel-fault.ts";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { claimDelivery } from "#app/messaging/deliveries/claim-delivery.server.ts";
import { sendDelivery, sendDeliveryJob } from "#app/messaging/deliveries/send-delivery.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { mountIntake } from "#app/mount-intake.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { seal } from "#app/platform/crypto/seal.server.ts";
import { answerFault } from "#app/platform/http/answer-plainly.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { forged } from "../support/forged.ts";
import { aShop } from "../support/a-shop.ts";
import { listen, type Listening } from "../support/listen.ts";
import { aMessage, agrees, deliveryOf, planned, wantedMail } from "./a-message.ts";
import { dkim, dkimRecord } from "./dkim-key.ts";

let shop: Shop;
let door: Listening;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  shop = await aShop({ name: "Tea & <b>Mugs</b>" });
  worker = await startWorker({ jobs: [sendDeliveryJob], subscribers: [], schedules: [] }, { works: false });
  // Tests are run at any hour.
  await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00" }));
  expect(await connectChannel(shop, smtp, { ...mailServer.credentials, ...dkim })).toEqual({ outcome: "connected" });
  const app = express();
  mountIntake(app);
  door = await listen(app.use(answerFault));
});
afterAll(async () => {
  await door.close();
  await worker.stop(0);
  await mailServer.close();
});
beforeEach(() => {
  mailServer.mails.length = 0;
  mailServer.faults.length = 0;
});

async function sent(given: Parameters<typeof wantedMail>[1] = {}) {
  const id = await wantedMail(shop, given);
  await sendDelivery(shop, id);
  const raw = mailServer.mails.at(-1)?.raw.toString("utf8") ?? "";
  const [head = ""] = raw.split("\r\n\r\n");
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(head)?.[1]?.replaceAll(/\r\n\s/g, " ");
  return { id, raw, head, header, link: /<(.*)>/.exec(header("List-Unsubscribe") ?? "")?.[1] ?? "" };
}

const atDoor = (link: string) => new URL(new URL(link).pathname, door.url);
const oneClick = (link: string) =>
  fetch(atDoor(link), {
    method: "POST",
    body: "List-Unsubscribe=One-Click",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

describe("a marketing mail", () => {
  test("is signed for the merchant's domain, and the signature covers both headers of the one click (RFC 8058)", async () => {
    const { id, raw } = await sent();
    expect(mailServer.mails).toMatchObject([{ from: "hello@shop.example" }]);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "sent", attempts: 1 });

    const asked: string[] = [];
    const resolver = (name: string) => (asked.push(name), Promise.resolve([[dkimRecord]]));
    const { results } = await dkimVerify(raw, { resolver });
    expect(results).toMatchObject([{ signingDomain: "shop.example", selector: "waybill", status: { result: "pass" } }]);
    expect(asked).toContain("waybill._domainkey.shop.example");
    const covered = results[0]?.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/) ?? [];
    expect(covered).toEqual(expect.arrayContaining(["from", "subject", "message-id", "list-unsubscribe", "list-unsubscribe-post"]));

    const forged = await dkimVerify(raw.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=No"), { resolver });
    expect(forged.results).toMatchObject([{ status: { result: "fail" } }]);
  });

  test("has a part without HTML, its way out in both, and each header of the one click on one line", async () => {
    const { head, header, raw, link } = await sent();
    expect(header("Content-Type")).toContain("multipart/alternative");
    expect(raw).toMatch(/Content-Type: text\/plain[^]*Your mug waits\.[^]*Unsubscribe:[^]*Content-Type: text\/html/);
    expect(head).toContain(`\r\nList-Unsubscribe: <${link}>\r\n`);
    expect(head).toContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    expect(link).toMatch(/^https:\/\/waybill\.example\.com\/u\/[\w.-]+$/);
    const { head: orders } = await sent({ purpose: "transactional" });
    expect(orders).not.toContain("List-Unsubscribe");
  });

  test("says at its end who writes and where they are found, once in each part; what an order brings doesn't have to", async () => {
    const partsOf = ({ raw }: { raw: string }) => raw.replaceAll("=\r\n", "").split(/^Content-Type: text\/(?:plain|html)/m);
    expect(partsOf(await sent())[1]).toMatch(/Unsubscribe:[^]*Tea & Mugs\r\n/);

    await inShop(shop, (db) => messagingSettings.save(db, shop, { sender: "Tee & Tassen GmbH\nAm Markt 1\n20095 Hamburg" }));
    const [, text, html] = partsOf(await sent());
    expect(text).toMatch(/Unsubscribe:[^]*Tee & Tassen GmbH\r\nAm Markt 1\r\n20095 Hamburg\r\n/);
    expect(html).toMatch(/Unsubscribe<\/a>[^]*Tee &#38; Tassen GmbH<br \/>Am Markt 1<br \/>20095 Hamburg<\/p><\/body>/);
    const content = { subject: "x", html: "<body><p>%sender%</p><p>x</p></body>", text: "%sender%\n\nx" };
    const placed = partsOf(await sent({ content }));
    expect(placed.map((part) => part.split("Am Markt 1").length)).toEqual([1, 2, 2]);
    expect(placed[2]).toContain("<p>Tee &#38; Tassen GmbH<br />");
    expect((await sent({ purpose: "transactional" })).raw).not.toContain("Hamburg");
    expect((await sent({ purpose: "transactional", content })).raw).toContain("Hamburg");
    await inShop(shop, (db) => messagingSettings.save(db, shop, { sender: null }));
  });

  test.each([
    "Your cart\r\nBcc: everybody@example.com",
    "Your cart\nX-Injected: yes\n\nbody",
    "=?utf-8?q?=0d=0aBcc:_x@y.example?=",
    "مرحبا \u202E 🧨 <script>alert(1)</script>",
  ])("with the subject %j has no header that nobody wrote", async (subject) => {
    const { head } = await sent({ content: { subject, html: "<p>x</p>", text: "x" } });
    const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(":")[0]?.toLowerCase());
    expect(names.filter((name) => name === "subject")).toHaveLength(1);
    for (const injected of ["bcc", "x-injected"]) expect(names).not.toContain(injected);
    expect(mailServer.mails.at(-1)?.to).toHaveLength(1);
  });

  test("goes to no address that is several, or a command", async () => {
    for (const address of ["a@b.example, c@d.example", "a@b.example>\r\nRCPT TO:<c@d.example"])
      await expect(planned(shop, aMessage({ address }))).rejects.toThrow("bad-address");
  });
});

describe("unsubscribing", () => {
  test("by a mailbox's button, without cookies, ends all marketing to the address at once, and not what orders bring", async () => {
    const address = "one-click@buyer.example";
    const { link } = await sent({ address, customerId: 7n });
    const waiting = await planned(shop, aMessage({ address, dueAt: new Date(Date.now() + 3_600_000) }));
    const answer = await oneClick(link);
    expect(answer.status).toBe(200);
    expect(answer.redirected).toBe(false);

    expect(await deliveryOf(shop, waiting)).toMatchObject({ stage: "suppressed", reason: "suppressed" });
    mailServer.mails.length = 0;
    const later = await planned(shop, aMessage({ address }));
    await sendDelivery(shop, later);
    expect(await deliveryOf(shop, later)).toMatchObject({ stage: "suppressed" });
    expect(mailServer.mails).toEqual([]);
    const order = await planned(shop, aMessage({ address, purpose: "transactional" }));
    await sendDelivery(shop, order);
    expect(mailServer.mails).toHaveLength(1);

    const said = await inShop(shop, (db) => db.event.findMany({ where: { topic: "consent.changed" } }));
    expect(said.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { channel: "email", customerId: "7", state: "unsubscribed" },
    ]);
    expect(said[0]?.body).not.toContain("buyer.example");
  });

  test("twice is once, and whoever subscribes again later is written to again", async () => {
    const address = "comes-back@buyer.example";
    const { link } = await sent({ address });
    await oneClick(link);
    expect((await oneClick(link)).status).toBe(200);
    await agrees(shop, address, "email", new Date(Date.now() + 1000));
    const id = await planned(shop, aMessage({ address }));
    await sendDelivery(shop, id);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "sent" });
  });

  test("takes a click on the page: looking at the link changes nothing, and the page runs nothing", async () => {
    const address = "looks@buyer.example";
    const { link } = await sent({ address });
    for (const method of ["GET", "HEAD"]) expect((await fetch(atDoor(link), { method })).status).toBe(200);
    const page = await fetch(atDoor(link));
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('<form method="post">');
    const german = await (await fetch(atDoor(link), { headers: { "accept-language": "de-AT,de;q=0.9,en;q=0.5" } })).text();
    expect(german).toMatch(/<html lang="de">.*<button>Abmelden<\/button>/s);
    expect(german).not.toMatch(/offers|address/);
    expect(html).not.toContain("<b>");
    expect(html).not.toContain(address);
    const id = await planned(shop, aMessage({ address }));
    await sendDelivery(shop, id);
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "sent" });

    await fetch(atDoor(link), { method: "POST", body: new URLSearchParams({ from: "page" }) });
    const consent = await inShop(shop, (db) => db.marketingConsent.findFirst({ where: { source: "page" } }));
    expect(consent).toMatchObject({ state: "unsubscribed", channel: "email" });
  });

  test("by a forged or an old link is refused, and nobody is unsubscribed", async () => {
    const address = "forged@buyer.example";
    const { link, id } = await sent({ address });
    const token = link.split("/").at(-1) ?? "";
    const place = { shop: "", column: "unsubscribe" };
    const day = Math.floor(Date.now() / 86_400_000);
    const others = {
      [forged(token)]: 404,
      [token.split(".").slice(0, 4).join(".")]: 404,
      x: 404,
      [seal(JSON.stringify([shop.id, id, day]), { shop: "", column: "other" })]: 404,
      [seal(JSON.stringify([shop.id, id, day - 731]), place)]: 410,
      [seal(JSON.stringify([shop.id, crypto.randomUUID(), day]), place)]: 410,
      [seal(JSON.stringify([999_999, id, day]), place)]: 410,
    };
    for (const [other, status] of Object.entries(others)) {
      expect((await oneClick(`https://waybill.example.com/u/${other}`)).status).toBe(status);
      expect((await fetch(new URL(`/u/${other}`, door.url))).status).toBe(status);
    }
    const count = inShop(shop, (db) => db.marketingConsent.count({ where: { state: "unsubscribed", proof: { path: ["deliveryId"], equals: id } } })); // oxfmt-ignore
    expect(await count).toBe(0);
  });
});

describe("a mail server that", () => {
  test("refuses an address for good has it left alone from then on", async () => {
    mailServer.faults.push({ at: "rcpt", code: 550, text: "5.1.1 No such user here" });
    const { id } = await sent({ address: "gone@buyer.example" });
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "failed", reason: "bad-address" });
    const next = await planned(shop, aMessage({ address: "gone@buyer.example", purpose: "transactional" }));
    await sendDelivery(shop, next);
    expect(await deliveryOf(shop, next)).toMatchObject({ stage: "suppressed" });
  });

  test("says not now, or hangs up before the letter, gets it again later", async () => {
    for (const fault of [
      { at: "rcpt", code: 451, text: "4.7.1 Greylisted" },
      { at: "data", code: 452, text: "4.3.1 Full" },
      { at: "before-data" },
    ] as const) {
      // oxfmt-ignore
      mailServer.faults.push(fault);
      const { id } = await sent();
      const delivery = await deliveryOf(shop, id);
      expect(delivery).toMatchObject({ stage: "planned", claimId: null });
      expect(delivery.dueAt.getTime()).toBeGreaterThan(Date.now());
    }
    expect(mailServer.mails).toEqual([]);
  });

  test("takes a letter and hangs up without a word leaves it in doubt: it is shown as unknown and never sent twice", async () => {
    mailServer.faults.push({ at: "after-data" });
    const { id } = await sent();
    expect(await deliveryOf(shop, id)).toMatchObject({ stage: "unknown", problem: { code: "messaging:unknown" } });
    await sendDelivery(shop, id);
    expect(mailServer.mails).toHaveLength(1);
  });

  test("is spoken to by a process that dies: the letter is there once at most, and shown as unknown, not lost", async () => {
    const [claimed, handedOver] = [await wantedMail(shop), await wantedMail(shop)];
    await inShop(shop, async (db) => claimDelivery(db, shop, await deliveryOf(shop, claimed)));
    const env = { ...process.env, WAYBILL_CRASH_AT: "message.sent" };
    const child = fork(new URL("./run-send.ts", import.meta.url), [String(shop.id), handedOver], { execArgv: [], env });
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    for (const id of [claimed, handedOver]) {
      expect(await deliveryOf(shop, id)).toMatchObject({ stage: "claimed" });
      await sendDelivery(shop, id);
      await sendDelivery(shop, id);
      expect(await deliveryOf(shop, id)).toMatchObject({ stage: "unknown", problem: { code: "messaging:cut-off" } });
    }
    expect(mailServer.mails).toHaveLength(1);
  });

  test("takes its time before the letter doesn't get it: what allowed it is too long ago", async () => {
    const line = await smtp.open(mailServer.credentials);
    const letter = { reference: crypto.randomUUID(), address: "a@buyer.example", content: aMessage().content, unsubscribe: null };
    const [past, future] = [-1, 10].map((seconds) => now().add({ seconds }));
    expect(await line.send({ ...letter, notAfter: past ?? now() })).toMatchObject({ outcome: "not-sent" });
    line.close();
    const next = await smtp.open(mailServer.credentials);
    expect(await next.send({ ...letter, notAfter: future ?? now() })).toMatchObject({ outcome: "accepted" });
    next.close();
    expect(mailServer.mails).toHaveLength(1);
  });
});

describe("a merchant's mail server", () => {
  const open = (given: object) => smtp.open({ ...mailServer.credentials, ...given });

  test("that lets nobody in with this password is not kept", async () => {
    const outcome = await connectChannel(shop, smtp, { ...mailServer.credentials, password: "wrong" });
    expect(outcome).toMatchObject({ outcome: "refused", message: { code: "messaging:not-let-in" } });
  });

  const within = ["localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0"];
  test.each(within)("is not spoken to at %s, which is within our own network", async (host) => {
    await expect(open({ host, port: 25 })).rejects.toBeInstanceOf(ChannelFault);
  });

  test("is not spoken to on the port of another service", async () => {
    for (const port of [22, 80, 5432, 6379]) await expect(open({ port })).rejects.toThrow();
  });

  test("keeps its password and key sealed", async () => {
    const row = await inShop(shop, (db) => db.messageChannel.findFirstOrThrow());
    expect(row.credentials).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain("PRIVATE KEY");
  });
});
