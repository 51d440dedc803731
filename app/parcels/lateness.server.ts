import { Prisma } from "#generated/prisma/client.ts";
import { stageIs } from "./parcel-sql.server.ts";
import { isOpen } from "./parcel-stage.ts";

/** The date at a warehouse, as `leavesOn` is written. `asOf` is the moment that counts as now. */
export function todayAt(warehouse: string, asOf: Date): Prisma.Sql {
  return Prisma.sql`to_char(${asOf}::timestamptz AT TIME ZONE ${Prisma.raw(`"${warehouse}"."timeZone"`)}, 'YYYY-MM-DD')`;
}

/** `leavesLate` (lateness.ts) over rows of `parcel` joined with their `warehouse`. */
export function isLate(parcel: string, warehouse: string, asOf: Date): Prisma.Sql {
  return Prisma.sql`(${stageIs(isOpen, parcel)} AND ${Prisma.raw(`"${parcel}"."leavesOn"`)} < ${todayAt(warehouse, asOf)})`;
}

/** The ids of a shop's orders with a late parcel, as a sub-query. */
export function lateOrders(shopId: number, asOf: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT p."orderId" FROM "parcel" p
      JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shopId} AND ${isLate("p", "w", asOf)}`;
}
