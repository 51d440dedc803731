import { Temporal } from "temporal-polyfill";
import type { AlertDestination } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { nextDue } from "./next-due.ts";

/** Milliseconds for which something has to stay solved until it is told: what is tried again may be back at once. */
export const SOLVED_SETTLES_MS = 120_000;

/**
 * Puts into an alert what is due at its destination, and with it everything else that is noted there; forgets what was solved, or dismissed, before it was told. Answers
 * whether there is anything to say. Of one that was made before, what came since is added.
 */
export async function gatherAlert(
  db: ShopDb,
  shop: Shop,
  destination: AlertDestination,
  alertId: string,
  isNew: boolean,
): Promise<boolean> {
  const { id: destinationId, rhythm, tellsSolved } = destination;
  await db.$executeRaw`
    DELETE FROM "alert_item" i
     WHERE i."shopId" = ${shop.id} AND i."destinationId" = ${destinationId}::uuid AND i."toldAt" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "exception" e WHERE e."shopId" = i."shopId" AND e."id" = i."exceptionId" AND e."resolvedAt" IS NULL)`;
  const untold = { shopId: shop.id, destinationId, toldAt: null };
  const due = await db.alertItem.count({ where: { ...untold, OR: [{ dueAt: { lte: nowDate() } }, { alertId }] } });
  if (due > 0) await db.alertItem.updateMany({ where: untold, data: { alertId } });
  // What is new and what is over are two messages, but in a digest.
  const kept = isNew ? 0 : await db.alertItem.count({ where: { shopId: shop.id, destinationId, solvedBy: alertId } });
  if (!tellsSolved || (rhythm === "at_once" && (due > 0 || kept > 0))) return due > 0 || kept > 0;
  const causes = await causesSolved(db, shop, destination);
  const { count } = await db.alertItem.updateMany({
    where: { shopId: shop.id, destinationId, cause: { in: causes }, solvedAt: null, toldAt: { not: null } },
    data: { solvedBy: alertId },
  });
  return due > 0 || kept > 0 || count > 0;
}

/** Causes of which everything that was told there is off the worklist, and has been long enough to tell it. */
async function causesSolved(db: ShopDb, shop: Shop, { id, rhythm }: AlertDestination): Promise<string[]> {
  const rows = await db.$queryRaw<{ cause: string; overAt: Date }[]>`
    SELECT i."cause", max(coalesce(e."resolvedAt", i."toldAt")) AS "overAt"
      FROM "alert_item" i LEFT JOIN "exception" e ON e."shopId" = i."shopId" AND e."id" = i."exceptionId"
     WHERE i."shopId" = ${shop.id} AND i."destinationId" = ${id}::uuid AND i."toldAt" IS NOT NULL AND i."solvedAt" IS NULL
     GROUP BY i."cause" HAVING bool_and(e."id" IS NULL OR e."resolvedAt" IS NOT NULL)`;
  const now = nowDate().getTime();
  const isDue = (overAt: Date) => {
    if (rhythm === "at_once") return now - overAt.getTime() >= SOLVED_SETTLES_MS;
    const at = Temporal.Instant.fromEpochMilliseconds(overAt.getTime());
    return nextDue({ rhythm, at, toldAt: null, timeZone: shop.timeZone }).epochMilliseconds <= now;
  };
  return rows.filter(({ overAt }) => isDue(overAt)).map(({ cause }) => cause);
}
