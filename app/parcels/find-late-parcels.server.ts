import { nowDate } from "#app/platform/clock.ts";
import { inBatches } from "#app/platform/db/in-batches.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isLate } from "./lateness.server.ts";
import { parcelLate } from "./parcel-events.ts";

const AT_ONCE = 500;

/**
 * Says of every parcel that it is late (`parcel.late`), once, when the day is over on which it was to leave. Of orders that were cancelled, deleted
 * or are no real ones nothing is said.
 */
export async function findLateParcels(shop: Shop): Promise<void> {
  await inBatches(shop, AT_ONCE, async (db, most) => {
    const at = nowDate();
    const late = await db.$queryRaw<{ orderId: bigint; parcelId: string }[]>`
        UPDATE "parcel" SET "lateAt" = ${at}
         WHERE "shopId" = ${shop.id} AND "id" IN (
           SELECT p."id" FROM "parcel" p
             JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
             JOIN "order" o ON o."shopId" = p."shopId" AND o."id" = p."orderId"
            WHERE p."shopId" = ${shop.id} AND p."lateAt" IS NULL AND ${isLate("p", "w", at)}
              AND o."cancelledAt" IS NULL AND o."goneAt" IS NULL AND NOT o."test"
            LIMIT ${most} FOR UPDATE OF p SKIP LOCKED)
        RETURNING "orderId", "id"::text AS "parcelId"`;
    for (const parcel of late) await publish(db, shop, parcelLate, parcel);
    return late.length;
  });
}
