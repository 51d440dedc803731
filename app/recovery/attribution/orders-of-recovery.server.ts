import type { Channel } from "#app/messaging/channel.ts";
import { keptSince } from "#app/offers/reporting/settling.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { contacts, contactSteps, countedOrders, countedPeople } from "./counted-people.server.ts";
import type { RecoveredChoice } from "./recovered-choice.ts";
import { cartsSince } from "./sum-carts.server.ts";

/** The ids of exactly those orders that a number of the report counts, as a sub-query: of the report as it was last added up. */
export async function ordersOfRecovery(db: ShopDb, shop: Pick<Shop, "id">, choice: RecoveredChoice): Promise<Prisma.Sql> {
  const { of, journeyId, nodeId, channel } = choice;
  const touched = Prisma.join(
    [
      Prisma.sql`o."touch" IS NOT NULL AND o."channel" IS NOT NULL AND o."net" > 0`,
      ...(journeyId ? [Prisma.sql`o."journeyId" = ${journeyId}::uuid`] : []),
      ...(nodeId ? [Prisma.sql`o."nodeId" = ${nodeId}`] : []),
      ...(channel ? [Prisma.sql`o."channel" = ${channel}`] : []),
    ],
    " AND ",
  );
  if (of === "recent") {
    return Prisma.sql`
      SELECT o."orderId" FROM "recovery_order" o
       WHERE o."shopId" = ${shop.id} AND o."placedAt" >= ${recentSince()} AND ${touched}`;
  }

  const row = await db.recoveryMeasured.findUnique({ where: { shopId: shop.id }, select: { madeAt: true, until: true } });
  if (!row) return Prisma.sql`SELECT NULL::bigint WHERE false`;
  if (of === "carts") {
    return Prisma.sql`
      SELECT o."orderId" FROM "abandonment" a
        JOIN "journey_run" r ON r."shopId" = a."shopId" AND r."abandonmentId" = a."id"
        JOIN "recovery_order" o ON o."shopId" = r."shopId" AND o."runId" = r."id"
       WHERE a."shopId" = ${shop.id} AND a."abandonedAt" >= ${cartsSince(row.madeAt)} AND a."abandonedAt" <= ${row.madeAt} AND ${touched}`;
  }

  const { countedDays } = await recoverySettings.read(db, shop);
  const people = countedPeople({ shop, countedDays, since: keptSince(row.madeAt), until: row.until });
  if (of === "touched") {
    return Prisma.sql`
      SELECT o."orderId" FROM (WITH people AS MATERIALIZED (${people}) ${countedOrders(shop)}) o
       WHERE ${touched}`;
  }
  const reached = Prisma.sql`
    AND EXISTS (SELECT 1 FROM reached c WHERE c."runId" = o."firstRunId" ${nodeId ? Prisma.sql`AND c."nodeId" = ${nodeId} AND o."placedAt" >= c."at"` : Prisma.sql`AND c.position = 1`}
                   ${channel ? Prisma.sql`AND c."channel" = ${channel}` : Prisma.empty})`;
  return Prisma.sql`
    SELECT "orderId" FROM (
      WITH people AS MATERIALIZED (${people}), steps AS MATERIALIZED (${contactSteps(shop)}), reached AS MATERIALIZED (${contacts(shop)}),
      ordered AS (${countedOrders(shop)})
      SELECT o."orderId" FROM ordered o
       WHERE o."net" > 0 AND o."isHeldOut" = ${of === "held-out"} ${journeyId ? Prisma.sql`AND o."firstJourneyId" = ${journeyId}::uuid` : Prisma.empty}
             ${nodeId || channel ? reached : Prisma.empty}) behind`;
}

/** Last touches of the last 28 days as they are known at this moment, by journey, step and channel. */
export async function readRecent(
  db: ShopDb,
  shop: Pick<Shop, "id">,
): Promise<{ journeyId: string; nodeId: string | null; channel: Channel; orders: number; net: number }[]> {
  return db.$queryRaw`
    SELECT o."journeyId"::text AS "journeyId", o."nodeId", o."channel", count(*)::int AS orders, sum(o."net")::float8 AS net
      FROM "recovery_order" o
     WHERE o."shopId" = ${shop.id} AND o."placedAt" >= ${recentSince()} AND o."touch" IS NOT NULL AND o."channel" IS NOT NULL AND o."net" > 0
     GROUP BY 1, 2, 3 ORDER BY net DESC`;
}

/** How many orders each journey touched last, of all that are kept: by the id of the journey. */
export async function countTouched(db: ShopDb, shop: Pick<Shop, "id">): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ journeyId: string; orders: number }[]>`
    SELECT o."journeyId"::text AS "journeyId", count(*)::int AS orders FROM "recovery_order" o
     WHERE o."shopId" = ${shop.id} AND o."touch" IS NOT NULL AND o."channel" IS NOT NULL AND o."net" > 0
     GROUP BY 1`;
  return new Map(rows.map(({ journeyId, orders }) => [journeyId, orders]));
}

const recentSince = () => cartsSince(nowDate());

export type RecoveredOrder = {
  orderId: bigint;
  placedAt: Date;
  net: bigint;
  personId: string;
  journeyId: string | null;
  nodeId: string | null;
  channel: string | null;
  touch: string | null;
};

/** A page of the orders behind a number, newest first, from the one after which it begins. */
export async function listRecovered(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  choice: RecoveredChoice,
  { after, most }: { after: Pick<RecoveredOrder, "orderId" | "placedAt"> | null; most: number },
): Promise<RecoveredOrder[]> {
  const from = after ? Prisma.sql`AND (x."placedAt", x."orderId") < (${after.placedAt}, ${after.orderId})` : Prisma.empty;
  return db.$queryRaw<RecoveredOrder[]>`
    SELECT x."orderId", x."placedAt", x."net", x."personId"::text AS "personId", x."journeyId"::text AS "journeyId", x."nodeId", x."channel", x."touch"::text AS "touch"
      FROM "recovery_order" x
     WHERE x."shopId" = ${shop.id} AND x."orderId" IN (${await ordersOfRecovery(db, shop, choice)}) ${from}
     ORDER BY x."placedAt" DESC, x."orderId" DESC LIMIT ${most}`;
}
