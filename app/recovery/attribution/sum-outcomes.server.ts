import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { keptSince } from "#app/offers/reporting/settling.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import type { Arms } from "./compare-spend.ts";
import { contacts, contactSteps, type Counted, countedOrders, countedPeople, serviceJourneys } from "./counted-people.server.ts";
import { mergeSpend, noSpend, type SpendSums } from "./spend-sums.ts";
import type { StoredSums } from "./stored-sums.ts";
import { sumCarts } from "./sum-carts.server.ts";
import { sumGuarded } from "./sum-guarded.server.ts";

const DAY_MS = 86_400_000;

/**
 * Adds up anew what became of a shop's people whose counted days are over, and keeps the sums for the report: some passes over runs and orders in the
 * database; what comes back is a few numbers for each journey, step and channel.
 */
export async function sumOutcomes(shop: Pick<Shop, "id">): Promise<void> {
  await inShop(shop, async (db) => {
    const { countedDays } = await recoverySettings.read(db, shop);
    // All of it is read once: row by row through an index it would be a thousand times as long, wherever statistics are behind.
    await db.$executeRaw`SET LOCAL enable_nestloop = off`;
    const now = nowDate();
    const counted: Counted = { shop, countedDays, since: keptSince(now), until: new Date(now.getTime() - countedDays * DAY_MS) };
    const sums: StoredSums = {
      ...(await sumArms(db, counted)),
      steps: await sumSteps(db, counted),
      touched: await sumTouched(db, counted),
      ...(await countMessages(db, counted)),
      guarded: await sumGuarded(db, counted),
      carts: await sumCarts(db, shop, now),
    };
    const [span] = await db.$queryRaw<{ since: Date | null; open: number }[]>`
      SELECT min("enteredAt") AS since, (count(DISTINCT "personId") FILTER (WHERE "enteredAt" >= ${counted.until}))::int AS open
        FROM "journey_run" WHERE "shopId" = ${shop.id} AND "enteredAt" >= ${counted.since} AND "journeyId" NOT IN (${serviceJourneys(shop)})`;
    const row = { madeAt: now, since: span?.since ?? null, until: counted.until, open: span?.open ?? 0, sums };
    await db.recoveryMeasured.upsert({ where: { shopId: shop.id }, create: { shopId: shop.id, ...row }, update: row });
  });
}

/** The six sums over rows of a person's (net, orders). */
const SUMS = Prisma.sql`
  count(*)::float8 AS people, (count(*) FILTER (WHERE net > 0))::float8 AS buyers, coalesce(sum(orders), 0)::float8 AS orders,
  coalesce(sum(net), 0)::float8 AS spent, coalesce(sum(net * net), 0)::float8 AS squares, coalesce(sum(net * net * net), 0)::float8 AS cubes`;

type Row = SpendSums & { isHeldOut: boolean };

async function sumArms(db: ShopDb, counted: Counted): Promise<Pick<StoredSums, "all" | "journeys" | "channels">> {
  const { shop } = counted;
  const rows = await db.$queryRaw<(Row & { journeyId: string; channel: Channel | null })[]>`
    WITH people AS MATERIALIZED (${countedPeople(counted)}),
    steps AS MATERIALIZED (${contactSteps(shop)}),
    spent AS (SELECT "personId", sum("net")::float8 AS net, count(*) FILTER (WHERE "net" > 0) AS orders FROM (${countedOrders(shop)}) o GROUP BY 1),
    first AS (SELECT "runId", "channel" FROM (${contacts(shop)}) c WHERE position = 1)
    SELECT "journeyId"::text AS "journeyId", "channel", "isHeldOut", ${SUMS}
      FROM (SELECT p."journeyId", f."channel", p."isHeldOut", coalesce(s.net, 0) AS net, coalesce(s.orders, 0) AS orders
              FROM people p LEFT JOIN spent s ON s."personId" = p."personId" LEFT JOIN first f ON f."runId" = p."runId") each
     GROUP BY 1, 2, 3`;
  const byChannel = Map.groupBy(rows, ({ channel }) => channel);
  return {
    all: armsOf(rows),
    journeys: Object.fromEntries([...Map.groupBy(rows, ({ journeyId }) => journeyId)].map(([id, of]) => [id, armsOf(of)])),
    channels: Object.fromEntries([...byChannel].flatMap(([channel, of]) => (channel === null ? [] : [[channel, armsOf(of)]]))),
  };
}

function armsOf(rows: readonly Row[]): Arms {
  const of = (isHeldOut: boolean) =>
    rows
      .filter((row) => row.isHeldOut === isHeldOut)
      .map(plain)
      .reduce(mergeSpend, noSpend);
  return { treated: of(false), heldOut: of(true) };
}

const plain = ({ people, buyers, orders, spent, squares, cubes }: Row): SpendSums => ({ people, buyers, orders, spent, squares, cubes });

/** Whoever came to a step: with what they spent from that moment on. */
async function sumSteps(db: ShopDb, counted: Counted): Promise<StoredSums["steps"]> {
  const { shop } = counted;
  const rows = await db.$queryRaw<(Row & { journeyId: string; nodeId: string; channel: Channel; isFirst: boolean })[]>`
    WITH people AS MATERIALIZED (${countedPeople(counted)}),
    steps AS MATERIALIZED (${contactSteps(shop)}),
    reached AS MATERIALIZED (${contacts(shop)}),
    spent AS (
      SELECT c."runId", c."nodeId", sum(o."net")::float8 AS net, count(*) FILTER (WHERE o."net" > 0) AS orders
        FROM reached c JOIN (${countedOrders(shop)}) o ON o."firstRunId" = c."runId" AND o."placedAt" >= c."at"
       GROUP BY 1, 2
    )
    SELECT "journeyId"::text AS "journeyId", "nodeId", "channel", "isHeldOut", bool_and(position = 1) AS "isFirst", ${SUMS}
      FROM (SELECT c."journeyId", c."nodeId", c."channel", c."isHeldOut", c.position, coalesce(s.net, 0) AS net, coalesce(s.orders, 0) AS orders
              FROM reached c LEFT JOIN spent s ON s."runId" = c."runId" AND s."nodeId" = c."nodeId") each
     GROUP BY 1, 2, 3, 4`;
  return [...Map.groupBy(rows, ({ journeyId, nodeId }) => `${journeyId} ${nodeId}`).values()].map((of) => {
    const { journeyId, nodeId, channel } = of[0]!;
    return { journeyId, nodeId, channel, isFirst: of.every(({ isFirst }) => isFirst), arms: armsOf(of) };
  });
}

/** Orders of counted people that something touched before, by what touched them last. */
async function sumTouched(db: ShopDb, counted: Counted): Promise<StoredSums["touched"]> {
  return db.$queryRaw<StoredSums["touched"]>`
    WITH people AS MATERIALIZED (${countedPeople(counted)})
    SELECT "journeyId"::text AS "journeyId", "nodeId", "channel", count(*)::float8 AS orders,
           (count(*) FILTER (WHERE "touch" = 'delivered'))::float8 AS unclicked, sum("net")::float8 AS net
      FROM (${countedOrders(counted.shop)}) o WHERE "touch" IS NOT NULL AND "channel" IS NOT NULL AND "net" > 0
     GROUP BY 1, 2, 3`;
}

/** Messages that left to advertise to counted people within their days, and calls that were made, whichever of their runs they belong to. */
async function countMessages(db: ShopDb, counted: Counted): Promise<Pick<StoredSums, "messages" | "paidFor" | "byCountry">> {
  const { shop } = counted;
  const rows = await db.$queryRaw<z.input<typeof Sent>>`
    WITH people AS MATERIALIZED (${countedPeople(counted)}),
    runs AS (
      SELECT r."id" FROM people p JOIN "journey_run" r ON r."shopId" = ${shop.id} AND r."personId" = p."personId"
         AND r."enteredAt" >= p."enteredAt" AND r."enteredAt" < p."countsUntil"
    )
    SELECT d."channel", CASE WHEN d."channel" <> 'email' THEN d."place" ->> 'country' END AS country, count(*)::float8 AS count,
           sum(CASE WHEN d."channel" = 'sms' THEN ${SEGMENTS} ELSE 1 END)::float8 AS "paidFor"
      FROM runs JOIN "message_delivery" d ON d."shopId" = ${shop.id} AND d."run" = runs."id"::text AND d."purpose" = 'marketing'
       AND d."stage" IN ('unknown', 'handed_over', 'sent', 'delivered', 'read', 'clicked')
     GROUP BY 1, 2
     UNION ALL
    SELECT 'call', t."place" ->> 'country', sum(t."attempts")::float8, sum(t."attempts")::float8
      FROM runs JOIN "call_task" t ON t."shopId" = ${shop.id} AND t."runId" = runs."id"
     GROUP BY 2 HAVING sum(t."attempts") > 0`;
  const sent = Sent.parse(rows);
  const byChannel = (what: "count" | "paidFor"): StoredSums["messages"] =>
    Object.fromEntries(
      [...Map.groupBy(sent, ({ channel }) => channel)].map(([channel, of]) => [channel, of.reduce((sum, one) => sum + one[what], 0)]),
    );
  return {
    messages: byChannel("count"),
    paidFor: byChannel("paidFor"),
    byCountry: sent.flatMap(({ channel, country, count, paidFor }) =>
      country === null ? [] : [{ channel, country, messages: count, paidFor }],
    ),
  };
}

const Sent = z.array(z.object({ channel: Channel, country: z.string().nullable(), count: z.number(), paidFor: z.number() }));

/** Into how many a text was cut, as its provider said; of one of which no answer came, about as many as its length says. */
const SEGMENTS = Prisma.sql`
  CASE WHEN (d."cost" ->> 'segments')::float8 >= 1 THEN (d."cost" ->> 'segments')::float8
       WHEN char_length(d."content" ->> 'body') > 160 THEN ceil(char_length(d."content" ->> 'body') / 153.0) ELSE 1 END`;
