import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type CartRunFacts, TOLD_ENDS } from "./cart-run.ts";
import { addressKeySql } from "./reach-sql.server.ts";
import { Prisma } from "#generated/prisma/client.ts";

export type FoundRun = CartRunFacts & {
  id: string;
  abandonmentId: string;
  journeyId: string;
  nodeId: string;
  enteredAt: string;
  endedAt: string | null;
  isHeldOut: boolean;
};

type Row = Pick<FoundRun, "id" | "abandonmentId" | "journeyId" | "nodeId" | "isHeldOut" | "journey" | "isPaused"> & {
  enteredAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  /** By what somebody asked to be left alone last before a run ended for it. */
  askedBy: string | null;
  dueAt: Date | null;
  plannedAt: Date | null;
  callAt: Date | null;
};

/** The ways of carts through journeys, the latest first, with what each has yet to do. */
export async function readRunsOfCarts(db: ShopDb, shop: Pick<Shop, "id">, abandonmentIds: readonly string[]): Promise<FoundRun[]> {
  const mail = addressKeySql("mail", Prisma.sql`a."email"`);
  const phone = addressKeySql("phone", Prisma.sql`a."phone"`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT r."id"::text, r."abandonmentId"::text, r."journeyId"::text, r."nodeId", r."isHeldOut", j."name" AS "journey",
           j."state" = 'paused' AS "isPaused", r."enteredAt", r."endedAt", r."endedBy", r."dueAt",
           (SELECT min(d."dueAt") FROM "message_delivery" d
             WHERE d."shopId" = r."shopId" AND d."run" = r."id"::text AND d."stage" = 'planned' AND d."calledOffAt" IS NULL) AS "plannedAt",
           (SELECT min(c."dueAt") FROM "call_task" c
             WHERE c."shopId" = r."shopId" AND c."runId" = r."id" AND c."state" = 'open' AND c."expiresAt" > ${nowDate()}) AS "callAt",
           CASE WHEN r."endedBy" = 'unsubscribed' THEN (
             SELECT CASE WHEN s."source" = 'complaint' THEN 'complained' ELSE s."reason" END FROM "suppression" s
              WHERE s."shopId" = r."shopId" AND s."addressKey" IN (${mail}, ${phone}) AND s."at" <= r."endedAt" AND s."reason" <> 'bounced'
              ORDER BY s."at" DESC, s."reason" LIMIT 1) END AS "askedBy"
      FROM "journey_run" r
      JOIN "abandonment" a ON a."shopId" = r."shopId" AND a."id" = r."abandonmentId"
      JOIN "journey" j ON j."shopId" = r."shopId" AND j."id" = r."journeyId"
     WHERE r."shopId" = ${shop.id} AND r."abandonmentId" = ANY (${[...abandonmentIds]}::uuid[])
     ORDER BY r."enteredAt" DESC, r."id" DESC`;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map(({ endedBy, askedBy, ...row }) => ({
    ...row,
    ...{ enteredAt: row.enteredAt.toISOString(), endedAt: iso(row.endedAt), dueAt: iso(row.dueAt) },
    ...{ plannedAt: iso(row.plannedAt), callAt: iso(row.callAt) },
    endedBy: endedBy === null ? null : (TOLD_ENDS.find((end) => end === askedBy) ?? TOLD_ENDS.find((end) => end === endedBy) ?? "stopped"),
  }));
}
