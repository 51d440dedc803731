import { z } from "zod";
import { CHANNELS, channelsAtAddress, Channel } from "#app/messaging/channel.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { StoredSums } from "./stored-sums.ts";

/** Carts of so many days are counted: one that was left yesterday can still be recovered. */
export const CART_REPORT_DAYS = 28;

const DAY_MS = 86_400_000;

export const cartsSince = (now: Date): Date => new Date(now.getTime() - CART_REPORT_DAYS * DAY_MS);

const AT_PHONE: readonly string[] = channelsAtAddress.phone;

/**
 * How far recovery comes: of all carts that were left in the last 28 days, whose buyers could be reached by each channel (an address that is known, and consent that
 * holds), to whom a message left by it, and which became an order that it touched last. A rate says nothing without the share of carts that it is a rate of.
 */
export async function sumCarts(db: ShopDb, shop: Pick<Shop, "id">, now: Date): Promise<StoredSums["carts"]> {
  const since = cartsSince(now);
  const addressed = CHANNELS.map((channel) => ({ channel, isPhone: AT_PHONE.includes(channel) }));
  const [all] = await db.$queryRaw<{ left: number; known: number; heldOut: number }[]>`
    SELECT count(*)::float8 AS left, count(q."id")::float8 AS known, (count(*) FILTER (WHERE q."isHeldOut"))::float8 AS "heldOut"
      FROM "abandonment" a LEFT JOIN "recovery_person" q ON q."shopId" = a."shopId" AND q."id" = a."personId"
     WHERE a."shopId" = ${shop.id} AND a."abandonedAt" >= ${since}`;
  const rows = await db.$queryRaw<{ channel: string; reachable: number; messaged: number; recovered: number }[]>`
    WITH carts AS MATERIALIZED (SELECT a."id", a."personId" FROM "abandonment" a WHERE a."shopId" = ${shop.id} AND a."abandonedAt" >= ${since}),
    addressed AS MATERIALIZED (
      SELECT at.channel, CASE WHEN at."isPhone" THEN q."phoneKey" ELSE q."mailKey" END AS key
        FROM carts a JOIN "recovery_person" q ON q."shopId" = ${shop.id} AND q."id" = a."personId"
       CROSS JOIN unnest(${addressed.map(({ channel }) => channel)}::text[], ${addressed.map(({ isPhone }) => isPhone)}::bool[]) AS at(channel, "isPhone")
    ), latest AS (
      SELECT DISTINCT ON ("channel", "addressKey") "channel", "addressKey", "state"::text AS state, "basis"::text AS basis, "at"
        FROM "marketing_consent" c WHERE c."shopId" = ${shop.id} AND c."addressKey" IN (SELECT key FROM addressed) ORDER BY "channel", "addressKey", "at" DESC, c."state"
    ), wanted AS MATERIALIZED (
      SELECT l."channel", l."addressKey" FROM latest l
        LEFT JOIN (SELECT "addressKey", max("at") AS "at", bool_or("reason" IN ('bounced', 'complained')) AS "forGood"
                     FROM "suppression" WHERE "shopId" = ${shop.id} GROUP BY 1) s ON s."addressKey" = l."addressKey"
       WHERE l.state = 'subscribed' AND (l.basis = 'explicit' OR l.basis = 'soft_opt_in' AND l."channel" = 'email')
         AND (s."addressKey" IS NULL OR NOT s."forGood" AND s."at" < l."at")
    ), reachable AS (
      SELECT w."channel", count(*)::float8 AS count FROM addressed d JOIN wanted w ON w."channel" = d.channel AND w."addressKey" = d.key
       GROUP BY 1
    ), runs AS MATERIALIZED (
      SELECT r."id", a."id" AS cart FROM carts a JOIN "journey_run" r ON r."shopId" = ${shop.id} AND r."abandonmentId" = a."id"
    ), messaged AS (
      SELECT channel, count(DISTINCT cart)::float8 AS count FROM (
        SELECT d."channel" AS channel, runs.cart FROM runs JOIN "message_delivery" d ON d."shopId" = ${shop.id} AND d."run" = runs."id"::text
           AND d."stage" IN ('unknown', 'handed_over', 'sent', 'delivered', 'read', 'clicked')
         UNION ALL
        SELECT 'call', runs.cart FROM runs JOIN "call_task" t ON t."shopId" = ${shop.id} AND t."runId" = runs."id" AND t."attempts" > 0) m
       GROUP BY 1
    ), recovered AS (
      SELECT o."channel", count(DISTINCT runs.cart)::float8 AS count
        FROM runs JOIN "recovery_order" o ON o."shopId" = ${shop.id} AND o."runId" = runs."id" AND o."net" > 0 AND o."channel" IS NOT NULL
       GROUP BY 1
    )
    SELECT n.channel, coalesce(r.count, 0) AS reachable, coalesce(m.count, 0) AS messaged, coalesce(v.count, 0) AS recovered
      FROM unnest(${[...CHANNELS]}::text[]) AS n(channel)
      LEFT JOIN reachable r ON r."channel" = n.channel LEFT JOIN messaged m ON m.channel = n.channel LEFT JOIN recovered v ON v."channel" = n.channel`;
  const byChannel = rows.filter(({ reachable, messaged, recovered }) => reachable + messaged + recovered > 0);
  return {
    ...(all ?? { left: 0, known: 0, heldOut: 0 }),
    byChannel: z
      .partialRecord(Channel, z.object({ reachable: z.number(), messaged: z.number(), recovered: z.number() }))
      .parse(Object.fromEntries(byChannel.map(({ channel, ...counts }) => [channel, counts]))),
  };
}
