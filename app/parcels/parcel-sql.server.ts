import { Prisma } from "#generated/prisma/client.ts";
import type { StagePredicate } from "./parcel-stage.ts";

/** A stage predicate over rows of `parcel`, called `alias` in the query. */
export function stageIs(predicate: StagePredicate, alias: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(`"${alias}"."stage"`)}::text IN (${Prisma.join([...predicate.stages])})`;
}

/** The same as a condition of Prisma's: `where: { stage: inStages(isOpen) }`. */
export function inStages(predicate: StagePredicate) {
  return { in: [...predicate.stages] };
}

/** `isUndone` (parcel-stage.ts) over rows of `parcel`. */
export function isUndoneSql(alias: string): Prisma.Sql {
  const parcel = Prisma.raw(`"${alias}"`);
  return Prisma.sql`coalesce((SELECT bool_and(s."undoneAt" IS NOT NULL) FROM "shipment" s
                               WHERE s."shopId" = ${parcel}."shopId" AND s."parcelId" = ${parcel}."id"), false)`;
}

/** The same as a condition of Prisma's. */
export const UNDONE = { shipments: { some: {}, every: { undoneAt: { not: null } } } } as const;
