import { sandboxDns } from "./sandbox-dns.ts";
import { sandboxInbox } from "./sandbox-inbox.ts";
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectChannel, pauseChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { judgeMailHealth, readMailHealth, resumeMail } from "#app/messaging/mail-health/judge-mail-health.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { aShop } from "../support/a-shop.ts";
import { inEnglish } from "../support/in-english.ts";
import { dkim, dkimRecord } from "./dkim-key.ts";

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicPart = ({ publicKey }: ReturnType<typeof pair>) => publicKey.export({ type: "spki", format: "der" }).toString("base64");
const says = (name: string, ...values: string[]) => sandboxDns.set({ name, type: "TXT", values });
const KEY_AT = "waybill._domainkey.shop.example";

beforeEach(() => {
  says("shop.example", "v=spf1 include:_spf.mail.example ~all");
  says("_spf.mail.example", "v=spf1 ip4:203.0.113.0/24 -all");
  says("_dmarc.shop.example", "v=DMARC1; p=quarantine; rua=mailto:dmarc@shop.example");
  says(KEY_AT, dkimRecord);
});
afterAll(async () => {
  await sandboxInbox.close();
  await sandboxDns.stop();
});

async function aShopWithMail(given: object = dkim): Promise<Shop> {
  const shop = await aShop();
  expect(await connectChannel(shop, smtp, { ...sandboxInbox.credentials, ...given })).toEqual({ outcome: "connected" });
  return shop;
}
const health = async (shop: Shop) => (await inShop(shop, (db) => readMailHealth(db, shop))) ?? expect.fail("nobody looked");
const channelOf = (shop: Shop) => inShop(shop, (db) => db.messageChannel.findFirstOrThrow({ where: { channel: "email" } }));

async function found(given: object = dkim) {
  const shop = await aShopWithMail(given);
  await judgeMailHealth(shop);
  return (await health(shop)).findings.map(({ record, level, message }) => [record, level, inEnglish(message)]);
}

describe("what the sender's domain says", () => {
  test("is told, each with what it means, and with its own DNS asked", async () => {
    expect(await found()).toEqual([
      ["SPF", "good", "SPF: shop.example says which servers may send its mail."],
      ["DKIM", "good", "DKIM: waybill._domainkey.shop.example has the key that your mail is signed with."],
      ["DMARC", "good", "DMARC: shop.example says what happens to mail that isn't its own (quarantine)."],
    ]);
  });

  test.each<[string, () => void, unknown[]]>([
    [
      "has no records at all",
      () => ["shop.example", KEY_AT, "_dmarc.shop.example"].forEach((name) => says(name)),
      ["problem", "problem", "problem"],
    ],
    ["lets everybody send its mail", () => says("shop.example", "v=spf1 +all"), ["problem", "good", "good"]],
    ["has two SPF records, which count as none", () => says("shop.example", "v=spf1 -all", "v=spf1 ~all"), ["problem", "good", "good"]],
    [
      "asks for more than ten others",
      () => says("shop.example", `v=spf1 ${Array.from({ length: 11 }, (_, at) => `include:i${String(at)}.example`).join(" ")} -all`),
      ["problem", "good", "good"],
    ],
    ["has another key", () => says(KEY_AT, `v=DKIM1; k=rsa; p=${publicPart(pair())}`), ["good", "problem", "good"]],
    ["has a key that was taken back", () => says(KEY_AT, "v=DKIM1; k=rsa; p="), ["good", "problem", "good"]],
  ])("where it %s", async (_, world, levels) => {
    for (let at = 0; at < 11; at += 1) says(`i${String(at)}.example`, "v=spf1 ip4:203.0.113.1 -all");
    world();
    expect((await found()).map(([, level]) => level)).toEqual(levels);
  });

  test("is signed for by the mail service, or by another domain", async () => {
    expect((await found({}))[1]).toEqual(["DKIM", "advice", expect.stringContaining("Waybill doesn't sign your mail") as string]);
    says("waybill._domainkey.other.example", dkimRecord);
    expect((await found({ ...dkim, dkimDomain: "other.example" }))[1]?.slice(0, 2)).toEqual(["DKIM", "problem"]);
  });

  test("is asked for again when it may have been put right, and not each minute", async () => {
    says("_dmarc.shop.example");
    const shop = await aShopWithMail();
    await judgeMailHealth(shop);
    says("_dmarc.shop.example", "v=DMARC1; p=none");
    await judgeMailHealth(shop);
    expect((await health(shop)).findings.at(-1)?.level).toBe("problem");
    advanceTime(3_700_000);
    await judgeMailHealth(shop);
    expect((await health(shop)).findings.at(-1)?.level).toBe("good");
  });
});

describe("a shop's mail", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await aShopWithMail({});
  });

  /** Messages that left, some of which came back or were called spam. */
  async function mailed({ sent = 0, bounced = 0, complained = 0, at = new Date() }) {
    await inShop(
      shop,
      (db) => db.$executeRaw`
        WITH left_us AS (
          INSERT INTO "message_delivery" ("shopId", "id", "run", "step", "channel", "purpose", "address", "addressKey", "place", "content", "stage",
                                          "reason", "plannedAt", "dueAt", "expiresAt", "claimedAt", "stageAt")
          SELECT ${shop.id}, gen_random_uuid(), gen_random_uuid()::text, number::text, 'email', 'marketing', '-', '-', '{}', '{}',
                 (CASE WHEN number <= ${bounced} THEN 'failed' ELSE 'sent' END)::"DeliveryStage",
                 CASE WHEN number <= ${bounced} THEN 'bad-address' END, ${at}, ${at}, ${at}, ${at}, ${at}
            FROM generate_series(1, ${sent}) AS number
          RETURNING "id", "step"::int AS number)
        INSERT INTO "mail_report" ("shopId", "deliveryId", "kind", "addressKey", "at")
        SELECT ${shop.id}, "id", 'complained', '-', ${at} FROM left_us WHERE number > ${bounced} AND number <= ${bounced + complained}`,
    );
    await judgeMailHealth(shop);
  }

  test("is stopped when too many call it spam, says why, and goes on when a person lets it", async () => {
    await mailed({ sent: 1990, complained: 4 });
    expect(await health(shop)).toMatchObject({ sent: 1990, complained: 4, verdict: "watched", pausedAt: null });
    expect(await channelOf(shop)).toMatchObject({ state: "connected", lastProblem: null });
    await mailed({ sent: 10, complained: 1 });
    expect(await health(shop)).toMatchObject({ sent: 2000, complained: 5, verdict: "paused-complaints" });
    const stopped = await channelOf(shop);
    expect(stopped.state).toBe("paused");
    expect(inEnglish(stopped.lastProblem)).toMatch(/^Waybill stopped your email: of 2,000 messages since .*, 5 were called spam\./);

    await judgeMailHealth(shop);
    expect((await channelOf(shop)).state).toBe("paused");
    await resumeMail(shop);
    await judgeMailHealth(shop);
    expect(await channelOf(shop)).toMatchObject({ state: "connected", lastProblem: null });
    expect(await health(shop)).toMatchObject({ sent: 0, complained: 0, verdict: "good", pausedAt: null });
  });

  test("is stopped anew for what is sent since; who lets it go on with the channel's own button is heard as well", async () => {
    advanceTime(1000);
    await mailed({ sent: 100, bounced: 10 });
    expect(await health(shop)).toMatchObject({ sent: 100, bounced: 10, verdict: "paused-bounces" });
    expect(inEnglish((await channelOf(shop)).lastProblem)).toContain("10 went to addresses that nobody has");
    await pauseChannel(shop, "email", false);
    advanceTime(1000);
    await judgeMailHealth(shop);
    expect(await channelOf(shop)).toMatchObject({ state: "connected", lastProblem: null });
  });

  test("that a person stopped stays stopped, and what is older than a week counts no more", async () => {
    advanceTime(1000);
    await mailed({ sent: 100, complained: 50, at: new Date(Date.now() - 8 * 86_400_000) });
    expect(await channelOf(shop)).toMatchObject({ state: "connected" });
    await pauseChannel(shop, "email", true);
    await judgeMailHealth(shop);
    expect(await channelOf(shop)).toMatchObject({ state: "paused", lastProblem: null });
  });

  test("is not looked at where there is no mail server", async () => {
    const other = await aShop();
    await judgeMailHealth(other);
    expect(await inShop(other, (db) => readMailHealth(db, other))).toBeUndefined();
  });
});
