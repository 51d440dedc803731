import { Prisma } from "#generated/prisma/client.ts";
import type { StagePredicate } from "./parcel-stage.ts";
import { isOpen } from "./parcel-stage.ts";

/** A stage predicate over rows of `parcel`, called `alias` in the query. */
export function stageIs(predicate: StagePredicate, alias: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(`"${alias}"."stage"`)}::text IN (${Prisma.join([...predicate.stages])})`;
}

/** The same as a condition of Prisma's: `where: { stage: inStages(isOpen) }`. */
export function inStages(predicate: StagePredicate) {
  return { in: [...predicate.stages] };
}

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
