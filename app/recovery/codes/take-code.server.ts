import type { Abandonment, JourneyRun } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fillJourneyCodesJob } from "./fill-journey-codes.server.ts";
import { type DiscountTerms, goodUntil, isNothing, markOfTerms } from "./journey-discount.ts";
import { keepJourneyDiscountJob } from "./keep-journey-discount.server.ts";

/** When fewer wait Shopify is asked for more. */
const FEW = 100;
const DAY_MS = 86_400_000;

export type TakenCode =
  | { outcome: "code"; code: string; goodUntil: Date }
  /** This run brings none: its person is not to have one, or the journey can make none. */
  | { outcome: "none" }
  /** They are being made. */
  | { outcome: "not-yet" };

type Asked = { run: JourneyRun; abandonment: Abandonment | null; terms: DiscountTerms; at: Date };

/**
 * A run's own code, the same however often it is asked for, by whatever channel; nobody else is given it. None for somebody who is held out, who
 * left a cart or had a code not long ago (`notAgainWithinDays`), and once the run's code is over.
 */
export async function takeCode(db: ShopDb, shop: Shop, { run, abandonment, terms, at }: Asked): Promise<TakenCode> {
  if (run.isHeldOut || isNothing(terms)) return { outcome: "none" };
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${["recovery-code", shop.id, run.id].join(":")}, 0))::text`;
  const own = await db.recoveryCode.findFirst({ where: { shopId: shop.id, runId: run.id }, orderBy: { takenAt: "desc" } });
  if (own) {
    const isGood = own.withdrawnAt === null && own.goodUntil !== null && own.goodUntil > at;
    return isGood && own.goodUntil ? { outcome: "code", code: own.code, goodUntil: own.goodUntil } : { outcome: "none" };
  }
  if (await isRepeated(db, shop, { run, abandonment, terms, at })) return { outcome: "none" };

  const { journeyId } = run;
  const kept = await db.journeyDiscount.findUnique({ where: { shopId_journeyId: { shopId: shop.id, journeyId } } });
  if (kept?.problem) return { outcome: "none" };
  if (!kept || kept.discountId === null || kept.rightFor !== markOfTerms(terms)) {
    await enqueue(db, shop, keepJourneyDiscountJob, { journeyId });
    return { outcome: "not-yet" };
  }
  const until = goodUntil(terms, at);
  const [taken] = await db.$queryRaw<{ code: string }[]>`
    UPDATE "recovery_code" SET "runId" = ${run.id}::uuid, "takenAt" = ${at}::timestamptz, "goodUntil" = ${until}::timestamptz
     WHERE "shopId" = ${shop.id} AND "code" IN (
       SELECT "code" FROM "recovery_code"
        WHERE "shopId" = ${shop.id} AND "journeyId" = ${journeyId}::uuid AND "discountId" = ${kept.discountId}
          AND "takenAt" IS NULL AND "withdrawnAt" IS NULL
        ORDER BY "addedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "code"`;
  const mine = { shopId: shop.id, journeyId, discountId: kept.discountId, takenAt: null, withdrawnAt: null };
  if ((await db.recoveryCode.count({ where: mine })) < FEW) await enqueue(db, shop, fillJourneyCodesJob, { journeyId });
  return taken ? { outcome: "code", code: taken.code, goodUntil: until } : { outcome: "not-yet" };
}

/** Whether its person left another cart, or had another run's code, within the days in which nobody is given one again. */
async function isRepeated(db: ShopDb, shop: Shop, { run, abandonment, terms: { notAgainWithinDays }, at }: Asked): Promise<boolean> {
  if (notAgainWithinDays === 0) return false;
  const since = new Date(at.getTime() - notAgainWithinDays * DAY_MS);
  const [found] = await db.$queryRaw<{ isRepeated: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "abandonment" a
       WHERE a."shopId" = ${shop.id} AND a."personId" = ${run.personId}::uuid AND a."touchedAt" >= ${since}
         AND a."id" IS DISTINCT FROM ${abandonment?.id ?? null}::uuid AND a."abandonedAt" >= ${since}
         AND a."abandonedAt" < ${abandonment?.abandonedAt ?? at}
    ) OR EXISTS (
      SELECT 1 FROM "journey_run" r JOIN "recovery_code" c ON c."shopId" = r."shopId" AND c."runId" = r."id"
       WHERE r."shopId" = ${shop.id} AND r."personId" = ${run.personId}::uuid AND r."id" <> ${run.id}::uuid AND c."takenAt" >= ${since}
    ) AS "isRepeated"`;
  return found?.isRepeated ?? false;
}
