import { Temporal } from "temporal-polyfill";
import type { AlertDestination, Exception } from "#generated/prisma/client.ts";
import { exceptionOpened } from "#app/fulfillment/exceptions/exception-events.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isWanted } from "./alert-scope.ts";
import { subjectOf } from "./alert-target.ts";
import { nextDue } from "./next-due.ts";
import { tendDestinationJob } from "./tend-destination.server.ts";

/** Notes for each destination that wants it what has come onto the worklist, to be told when it is due. Nothing is sent here. */
export const noteExceptions = subscriber({
  name: "alerts.note-exceptions",
  hears: exceptionOpened,
  together: true,
  urgent: false,
  async run(shop, opened) {
    const ids = opened.map(({ exceptionId }) => exceptionId);
    await inShop(shop, async (db) => {
      const destinations = await db.alertDestination.findMany({ where: { shopId: shop.id } });
      if (destinations.length === 0) return;
      const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: ids }, resolvedAt: null } });
      for (const destination of destinations) {
        const wanted = open.filter(({ cause, subject }) => isWanted(destination, cause) && subject !== subjectOf(destination.id));
        for (const [cause, exceptions] of Map.groupBy(wanted, (one) => one.cause)) await note(db, shop, destination, cause, exceptions);
      }
    });
  },
});

async function note(
  db: ShopDb,
  shop: Shop,
  { id: destinationId, rhythm }: AlertDestination,
  cause: string,
  exceptions: readonly Exception[],
): Promise<void> {
  const ids = exceptions.map(({ id }) => id);
  const subjects = exceptions.map(({ subject }) => subject);
  const openedAt = exceptions.map((one) => one.openedAt);
  // What a person had tried again and is there again is the same trouble, unless it was told to be over meanwhile.
  await db.$executeRaw`
    UPDATE "alert_item" i SET "exceptionId" = given."id", "solvedBy" = NULL
      FROM unnest(${ids}::uuid[], ${subjects}::text[], ${openedAt}::timestamptz[]) AS given("id", "subject", "openedAt")
     WHERE i."shopId" = ${shop.id} AND i."destinationId" = ${destinationId}::uuid AND i."cause" = ${cause} AND i."subject" = given."subject"
       AND i."openedAt" = given."openedAt" AND i."solvedAt" IS NULL AND i."exceptionId" <> given."id"
       AND NOT EXISTS (SELECT 1 FROM "alert_item" k WHERE k."shopId" = i."shopId" AND k."destinationId" = i."destinationId" AND k."exceptionId" = given."id")`;
  const told = await db.alertItem.aggregate({ where: { shopId: shop.id, destinationId, cause }, _max: { toldAt: true } });
  const last = told._max.toldAt;
  const toldAt = last && Temporal.Instant.fromEpochMilliseconds(last.getTime());
  const due = nextDue({ rhythm, at: now(), toldAt, timeZone: shop.timeZone });
  const dueAt = new Date(due.epochMilliseconds);
  const isCalled = await db.alertItem.count({
    where: { shopId: shop.id, destinationId, toldAt: null, dueAt: { lte: dueAt, gt: nowDate() } },
  });
  const noted = await db.$executeRaw`
    INSERT INTO "alert_item" ("shopId", "destinationId", "exceptionId", "cause", "subject", "openedAt", "notedAt", "dueAt")
    SELECT ${shop.id}, ${destinationId}::uuid, given."id", ${cause}, given."subject", given."openedAt", ${nowDate()}, ${dueAt}
      FROM unnest(${ids}::uuid[], ${subjects}::text[], ${openedAt}::timestamptz[]) AS given("id", "subject", "openedAt")
    ON CONFLICT ("shopId", "destinationId", "exceptionId") DO NOTHING`;
  // One call for all that leaves with it; sweep-alerts makes it where it is lost.
  if (noted > 0 && isCalled === 0)
    await enqueue(
      db,
      shop,
      tendDestinationJob,
      { destinationId },
      { startAfterSeconds: (due.epochMilliseconds - now().epochMilliseconds) / 1000 },
    );
}
