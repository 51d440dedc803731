import { Prisma } from "#generated/prisma/client.ts";
import { UNSHIPPED_STAGES } from "./unshipped-stages.ts";

/**
 * The ids of orders with a parcel that has not left on its day, as a sub-query. The day is on the warehouse's own calendar.
 * `asOf` is the moment that counts as now.
 */
export function lateOrders(shopId: number, asOf: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT p."orderId" FROM "parcel" p
      JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shopId}
       AND p."stage"::text IN (${Prisma.join([...UNSHIPPED_STAGES])})
       AND p."leavesOn" < to_char(${asOf}::timestamptz AT TIME ZONE w."timeZone", 'YYYY-MM-DD')`;
}
