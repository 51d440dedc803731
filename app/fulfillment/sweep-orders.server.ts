import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";

import { reportLostLocations } from "./exceptions/lost-locations.server.ts";
import { sendElsewhere } from "./dispatch/send-elsewhere.server.ts";
import { dispatchParcelJob } from "./dispatch/dispatch-parcel.server.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";
import { reconcileOrderJob } from "./reconcile-order-job.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { awaitsDispatch } from "#app/parcels/parcel-stage.ts";

/** Shopify's routing takes seconds: an order this old whose completion was never reported is taken as complete. */
const ROUTING_SILENCE_MINUTES = 2;
const AT_A_TIME = 500;

/** Finds orders that should have moved on and have not (a lost event, stock that has come since), and follows each again. */
export async function sweepOrders(shop: Shop): Promise<void> {
  await reportLostLocations(shop);
  await sendElsewhere(shop);
  await inShop(shop, async (db) => {
    const { routingEnabled, routingSince } = await fulfillmentSettings.read(db, shop);
    if (routingEnabled && routingSince) await reconcileStanding(db, shop, routingSince);
    await sendWaiting(db, shop);
  });
}

export const sweepNowJob = job({
  name: "fulfillment.sweep-now",
  payload: z.object({}),
  oneAtATimePer: () => "orders",
  retry: "local",
  run: sweepOrders,
});

/** Has them found within moments: a person has put something right that orders wait for. */
export function sweepSoon(shop: Shop): Promise<void> {
  return enqueueNow(shop, sweepNowJob, {});
}

/** Orders that wait for a warehouse, of those that Waybill routes. */
async function reconcileStanding(db: ShopDb, shop: Shop, routingSince: Date) {
  const silentSince = new Date(nowDate().getTime() - ROUTING_SILENCE_MINUTES * 60_000);
  await db.$executeRaw`
    UPDATE "order" o SET "routingCompletedAt" = ${nowDate()}
     WHERE o."shopId" = ${shop.id} AND o."stage" = 'received'
       AND o."routingCompletedAt" IS NULL AND o."createdAt" >= ${routingSince} AND o."createdAt" < ${silentSince}
       AND EXISTS (SELECT 1 FROM "fulfillment_order" f WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" AND f."status" = 'OPEN')`;
  const due = await db.$queryRaw<{ id: bigint }[]>`
    SELECT o."id" FROM "order" o
     WHERE o."shopId" = ${shop.id} AND o."cancelledAt" IS NULL AND (o."createdAt" >= ${routingSince} OR o."routingAsked")
       AND (EXISTS (SELECT 1 FROM "order_decision" d WHERE d."shopId" = o."shopId" AND d."orderId" = o."id" AND d."kind" IN ('wait', 'release', 'keep'))
            OR o."stage" IN ('received', 'routed') AND o."routingCompletedAt" < ${new Date(nowDate().getTime() - 60_000)}
            OR EXISTS (SELECT 1 FROM "exception" e WHERE e."shopId" = o."shopId" AND e."orderId" = o."id"
                          AND e."resolvedAt" IS NULL AND (e."cause" LIKE 'unroutable.%' OR e."cause" = 'fulfillment-order.refused')))
     ORDER BY o."createdAt" LIMIT ${AT_A_TIME}`;
  for (const { id } of due) await enqueue(db, shop, reconcileOrderJob, { orderId: String(id) });
}

/** Parcels that waited for their warehouse to be open again. */
async function sendWaiting(db: ShopDb, shop: Shop) {
  const waiting = await db.parcel.findMany({
    where: { shopId: shop.id, stage: inStages(awaitsDispatch), warehouse: { state: "connected" } },
    select: { id: true },
    orderBy: { createdAt: "asc" },
    take: AT_A_TIME,
  });
  for (const { id } of waiting) await enqueue(db, shop, dispatchParcelJob, { parcelId: id });
}
