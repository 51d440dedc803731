import { stageIs, isUndoneSql } from "#app/parcels/parcel-sql.server.ts";
import { isDelivered, isShipped, wentAstray } from "#app/parcels/parcel-stage.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { inBatches } from "#app/platform/db/in-batches.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { dayAt, goingTo } from "./audit-promise.server.ts";
import { dayOf } from "./delivery-calendar.ts";
import { parcelOverdue } from "./promise-events.ts";

const AT_ONCE = 500;

/** A day later than by UTC it is over everywhere. Whoever was told no day at checkout waits for none: theirs is the plan's, and gets three. */
const OVER_AFTER_DAYS = { told: 1, planned: 3 };

/** Older than that it is no news, and nobody is told as if it were. */
const NEWS_DAYS = 7;

/** Warehouses of which no parcel was told to have arrived for so long tell of none: theirs are not late, nobody knows. */
const TELLS_WITHIN_DAYS = 60;

/**
 * Says of every order whose promised day is over with a parcel still on its way that it is late (`parcel.overdue`), once. Of orders that were cancelled,
 * deleted or are no real ones nothing is said, nor of parcels that went astray: a person sees to those.
 */
export async function findOverdue(shop: Shop): Promise<void> {
  const today = now().toZonedDateTimeISO("UTC").toPlainDate();
  const ago = (days: number) => today.subtract({ days }).toString();
  await inBatches(shop, AT_ONCE, async (db, most) => {
    const overdue = await db.$queryRaw<{ orderId: bigint; parcelId: string }[]>`
        SELECT DISTINCT ON (d."orderId") d."orderId", p."id"::text AS "parcelId"
          FROM "delivery_promise" d
          JOIN "order" o ON o."shopId" = d."shopId" AND o."id" = d."orderId"
          JOIN "parcel" p ON p."shopId" = d."shopId" AND p."orderId" = d."orderId"
         WHERE d."shopId" = ${shop.id} AND d."verdict" = 'pending' AND d."overdueAt" IS NULL AND d."date" >= ${ago(NEWS_DAYS)}
           AND d."date" < CASE WHEN d."saidAtCheckout" THEN ${ago(OVER_AFTER_DAYS.told)} ELSE ${ago(OVER_AFTER_DAYS.planned)} END
           AND o."cancelledAt" IS NULL AND o."goneAt" IS NULL AND NOT o."test"
           AND ${stageIs(isShipped, "p")} AND NOT ${stageIs(isDelivered, "p")} AND NOT ${stageIs(wentAstray, "p")} AND NOT ${isUndoneSql("p")}
           AND EXISTS (SELECT 1 FROM "delivered_shipment" came WHERE came."shopId" = p."shopId" AND came."warehouseId" = p."warehouseId"
                          AND came."deliveredAt" > ${nowDate()}::timestamptz - make_interval(days => ${TELLS_WITHIN_DAYS}))
         ORDER BY d."orderId", p."createdAt", p."id" LIMIT ${most}`;
    const orderIds = overdue.map(({ orderId }) => orderId);
    await db.deliveryPromise.updateMany({ where: { shopId: shop.id, orderId: { in: orderIds } }, data: { overdueAt: nowDate() } });
    for (const parcel of overdue) await publish(db, shop, parcelOverdue, parcel);
    return overdue.length;
  });
}

/** Whether the day is over, where it goes to, by which an order was to be there. False where nothing was promised. */
export async function isPromiseOver(db: ShopDb, shop: Pick<Shop, "id">, orderId: bigint): Promise<boolean> {
  const key = { shopId: shop.id, orderId };
  const promise = await db.deliveryPromise.findUnique({ where: { shopId_orderId: key }, select: { date: true } });
  const order = promise && (await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } } }));
  return promise !== null && order !== null && dayOf(promise.date) < dayAt(nowDate(), goingTo(order).timeZone);
}
