import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate } from "#app/platform/db/migrate.server.ts";
import { rooms } from "#app/rooms.server.ts";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const hour = 3_600_000;

/** Whoever came later to a topic that was there: what waited then is not theirs. */
const SUBSCRIBED_SINCE = [
  "offers.hear-of-bundles",
  "recovery.merge-people",
  "recovery.install-pixel",
  "recovery.end-on-refund",
  "recovery.hear-of-bought-carts",
  "alerts.hear-of-mails",
];

/** The subscribers of this release who hear a topic, and did then. */
const hearers = (source: string, topic: string) =>
  rooms.subscribers
    .filter(({ hears }) => hears.some((heard) => heard.source === source && (heard.topics.includes(topic) || heard.topics.includes("*"))))
    .map(({ name }) => name)
    .filter((name) => !SUBSCRIBED_SINCE.includes(name))
    .sort();

const topics = rooms.subscribers.flatMap(({ hears }) => hears.flatMap((heard) => heard.topics.map((topic) => `${heard.source} ${topic}`)));
/** Heard since that upgrade: nothing of it can have waited. */
const HEARD_SINCE = [
  "shopify shop/update",
  "shopify discounts/update",
  "shopify discounts/delete",
  "shopify discounts/redeemcode_removed",
  "shopify carts/create",
  "shopify carts/update",
  "shopify checkouts/create",
  "shopify checkouts/update",
  "shopify checkouts/delete",
  "pixel product_viewed",
  "pixel cart_viewed",
  "pixel product_added_to_cart",
  "pixel checkout_started",
  "pixel checkout_contact_info_submitted",
  "pixel checkout_completed",
  "buyer offer/shown",
  "buyer offer/accepted",
  "buyer offer/declined",
  "channel *",
  "shopify customers_email_marketing_consent/update",
  "shopify customers_marketing_consent/update",
  "shopify customers_whats_app_marketing_consent/update",
  "mail mail/report",
];
const outside = [...new Set(topics)]
  .filter((one) => !HEARD_SINCE.includes(one))
  .map((one) => one.replace("*", "anything").split(" ") as [string, string])
  .filter(([source]) => source !== "waybill");

let database: pg.Client;
let folder: string;
let shopId: number;

/** An event as the release before kept it. */
async function before(event: { source: string; topic: string; key: string; appliedAt?: Date; failedAt?: Date; attempts?: number }) {
  await database.query(
    `INSERT INTO inbox_event ("shopId", source, "dedupeKey", topic, "entityKey", urgent, body, "triggeredAt", "receivedAt", "nextTryAt",
                              attempts, "appliedAt", "failedAt", "lastError")
     VALUES ($1, $2, $3, $4, $3, true, '{"installedAt":"2026-11-01T00:00:00.000Z"}', now(), now(), now(), $5, $6, $7, $8)`,
    [shopId, event.source, event.key, event.topic, event.attempts ?? 0, event.appliedAt, event.failedAt, event.failedAt && "Error: no"],
  );
}

async function deliveriesOf(key: string) {
  const { rows } = await database.query<{
    subscriber: string;
    urgent: boolean;
    attempts: number;
    lastError: string;
    parkedAt: Date | null;
  }>(
    `SELECT d.* FROM event_delivery d JOIN event e ON e."shopId" = d."shopId" AND e.id = d."eventId" WHERE e."dedupeKey" = $1 ORDER BY subscriber`,
    [key],
  );
  return rows;
}

beforeAll(async () => {
  const url = new URL(inject("postgresUrl"));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  url.pathname = `/upgrade_${randomBytes(4).toString("hex")}`;
  await admin.query(`CREATE DATABASE ${url.pathname.slice(1)}`);
  await admin.end();

  folder = await mkdtemp(join(tmpdir(), "waybill-upgrade-"));
  const names = (await readdir(migrations)).sort();
  const upTo = names.findIndex((name) => name.endsWith("_events") && !name.endsWith("given_up_events"));
  for (const name of names.slice(0, upTo)) await cp(join(migrations, name), join(folder, name), { recursive: true });
  await migrate(url.href, folder);

  database = new pg.Client({ connectionString: url.href });
  await database.connect();
  const { rows } = await database.query<{ id: number }>(
    `INSERT INTO shop (domain, name, currency, "timeZone", plan, "installedAt") VALUES ('a', 'A', 'GBP', 'Europe/London', 'Plus', now()) RETURNING id`,
  );
  shopId = rows[0]?.id ?? 0;
  for (const [source, topic] of outside) await before({ source, topic, key: `waits ${source} ${topic}`, attempts: 2 });
  await before({ source: "waybill", topic: "app/installed", key: "installed" });
  await before({ source: "waybill", topic: "app/import-asked", key: "asked" });
  await before({ source: "shopify", topic: "orders/create", key: "applied", appliedAt: new Date() });
  await before({ source: "shopify", topic: "orders/create", key: "given up", failedAt: new Date(Date.now() - hour), attempts: 80 });
  await migrate(url.href, migrations);
});

afterAll(async () => {
  await database.end();
  await rm(folder, { recursive: true });
});

describe("after the upgrade from one inbox to a delivery for each subscriber", () => {
  test.each(outside)("an event that waited (%s %s) waits for all who hear it now", async (source, topic) => {
    const deliveries = await deliveriesOf(`waits ${source} ${topic}`);
    expect(deliveries.map(({ subscriber }) => subscriber)).toEqual(hearers(source, topic));
    for (const { subscriber, attempts, urgent, parkedAt } of deliveries) {
      expect({ attempts, parkedAt }).toEqual({ attempts: 2, parkedAt: null });
      expect(urgent).toBe(rooms.subscribers.find(({ name }) => name === subscriber)?.urgent);
    }
  });

  test("an import that was asked for, and an installation, wait under the names that they have now", async () => {
    const { rows } = await database.query<{ topic: string }>(`SELECT topic FROM event WHERE source = 'waybill' ORDER BY topic`);
    expect(rows.map(({ topic }) => topic)).toEqual(["app.installed", "import.asked"]);
    for (const [key, topic] of [
      ["installed", "app.installed"],
      ["asked", "import.asked"],
    ] as const)
      expect((await deliveriesOf(key)).map(({ subscriber }) => subscriber)).toEqual(hearers("waybill", topic));
  });

  test("what was applied is not applied again", async () => {
    expect(await deliveriesOf("applied")).toEqual([]);
  });

  test("what was given up is parked, with what it failed of", async () => {
    expect(await deliveriesOf("given up")).toMatchObject([
      { subscriber: "orders.copy-order", attempts: 80, lastError: "Error: no", parkedAt: expect.any(Date) as Date },
    ]);
  });
});
