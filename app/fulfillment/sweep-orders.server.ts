import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueueEach, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import { type Piece, roundRobin } from "#app/platform/jobs/round-robin.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reportLostLocations } from "./exceptions/lost-locations.server.ts";
import { sendElsewhere } from "./dispatch/send-elsewhere.server.ts";
import { dispatchParcelJob } from "./dispatch/dispatch-parcel.server.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";
import { reconcileEach, reconcileOrderJob } from "./reconcile-order-job.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { awaitsDispatch } from "#app/parcels/parcel-stage.ts";

/** Shopify's routing takes seconds: an order this old whose completion was never reported is taken as complete. */
const ROUTING_SILENCE_MINUTES = 2;
const AT_A_TIME = 500;

/** Between two orders of a sweep, so that half of the time until the next belongs to orders of which something is heard. */
const UNHURRIED_SECONDS = env.POLL_SECONDS / 2 / AT_A_TIME;

const swept = roundRobin<bigint>();

/**
 * Finds orders that should have moved on and have not (a lost event, stock that has come since), and follows each again. Where many wait, each
 * sweep goes on where the one before stopped: those that nobody can ship hide none that somebody can.
 */
export async function sweepOrders(shop: Shop): Promise<void> {
  await sweep(shop, UNHURRIED_SECONDS, async (reconcileStanding) => {
    swept.reaches(shop.id, (await swept.next(shop.id, AT_A_TIME, reconcileStanding)).at(-1));
  });
}

/** Finds all of them at once. */
async function sweepAllOrders(shop: Shop): Promise<void> {
  await sweep(shop, 0, async (reconcileStanding) => {
    for (let after: bigint | undefined; ;) {
      const found = await reconcileStanding({ after, upTo: undefined, take: AT_A_TIME });
      if (found.length < AT_A_TIME) return;
      after = found.at(-1);
    }
  });
}

type ReconcileStanding = (piece: Piece<bigint>) => Promise<bigint[]>;

async function sweep(shop: Shop, everySeconds: number, follow: (reconcileStanding: ReconcileStanding) => Promise<void>): Promise<void> {
  await reportLostLocations(shop);
  await sendElsewhere(shop);
  const { routingEnabled, routingSince } = await inShop(shop, (db) => fulfillmentSettings.read(db, shop));
  if (routingEnabled && routingSince) {
    await inShop(shop, (db) => endSilence(db, shop, routingSince));
    await inShop(shop, (db) => endWaits(db, shop));
    await follow((piece) => inShop(shop, (db) => reconcilePiece(db, shop, { routingSince, everySeconds }, piece)));
  }
  await inShop(shop, (db) => sendWaiting(db, shop));
}

export const sweepNowJob = job({
  name: "fulfillment.sweep-now",
  payload: z.object({}),
  oneAtATimePer: () => "orders",
  retry: "local",
  run: sweepAllOrders,
});

/** Has them found within moments: a person has put something right that orders wait for. */
export function sweepSoon(shop: Shop): Promise<void> {
  return enqueueNow(shop, sweepNowJob, {});
}

/** An order of which Shopify has not said for long that its routing is complete counts as complete. */
async function endSilence(db: ShopDb, shop: Shop, routingSince: Date): Promise<void> {
  const silentSince = new Date(nowDate().getTime() - ROUTING_SILENCE_MINUTES * 60_000);
  await db.$executeRaw`
    UPDATE "order" o SET "routingCompletedAt" = ${nowDate()}
     WHERE o."shopId" = ${shop.id} AND o."stage" = 'received'
       AND o."routingCompletedAt" IS NULL AND o."createdAt" >= ${routingSince} AND o."createdAt" < ${silentSince}
       AND EXISTS (SELECT 1 FROM "fulfillment_order" f WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" AND f."status" = 'OPEN')`;
}

/** Orders whose time for changes (gates/) is over go on. */
async function endWaits(db: ShopDb, shop: Shop): Promise<void> {
  const over = await db.$queryRaw<{ id: bigint }[]>`
    SELECT o."id" FROM "order" o
     WHERE o."shopId" = ${shop.id} AND o."stage" = 'held'
       AND EXISTS (SELECT 1 FROM jsonb_array_elements(o."held") AS "why"
                    WHERE "why"->>'code' = 'gates:waits' AND ("why"->'args'->>'moment')::timestamptz <= ${nowDate()})
     ORDER BY o."createdAt" LIMIT ${AT_A_TIME}`;
  await reconcileEach(
    db,
    shop,
    over.map(({ id }) => id),
  );
}

/** Of the orders that wait for a warehouse, and that Waybill routes. */
async function reconcilePiece(
  db: ShopDb,
  shop: Shop,
  { routingSince, everySeconds }: { routingSince: Date; everySeconds: number },
  { after, upTo, take }: Piece<bigint>,
): Promise<bigint[]> {
  const standing = await db.$queryRaw<{ id: bigint }[]>`
    SELECT o."id" FROM "order" o
     WHERE o."shopId" = ${shop.id} AND o."cancelledAt" IS NULL AND (o."createdAt" >= ${routingSince} OR o."routingAsked")
       AND o."id" IN (
         SELECT d."orderId" FROM "order_decision" d WHERE d."shopId" = ${shop.id} AND d."kind" IN ('wait', 'release', 'keep')
         UNION
         SELECT s."id" FROM "order" s
          WHERE s."shopId" = ${shop.id} AND s."stage" IN ('received', 'routed')
            AND s."routingCompletedAt" < ${new Date(nowDate().getTime() - 60_000)}
         UNION
         SELECT e."orderId" FROM "exception" e
          WHERE e."shopId" = ${shop.id} AND e."resolvedAt" IS NULL
            AND (e."cause" LIKE 'unroutable.%' OR e."cause" = 'fulfillment-order.refused'))
       AND (${after ?? null}::bigint IS NULL OR o."id" > ${after ?? null}) AND (${upTo ?? null}::bigint IS NULL OR o."id" <= ${upTo ?? null})
     ORDER BY o."id" LIMIT ${take}`;
  const ids = standing.map(({ id }) => id);
  const payloads = ids.map((id) => ({ orderId: String(id), unlessUnroutable: true as const }));
  await enqueueEach(db, shop, reconcileOrderJob, payloads, everySeconds);
  return ids;
}

/** Parcels that waited for their warehouse to be open again. */
async function sendWaiting(db: ShopDb, shop: Shop) {
  const waiting = await db.parcel.findMany({
    where: { shopId: shop.id, stage: inStages(awaitsDispatch), warehouse: { state: "connected" } },
    select: { id: true },
    orderBy: { createdAt: "asc" },
    take: AT_A_TIME,
  });
  await enqueueEach(
    db,
    shop,
    dispatchParcelJob,
    waiting.map(({ id }) => ({ parcelId: id })),
  );
}
