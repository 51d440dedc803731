import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { wantsMarketingSql } from "../recovery/reach-sql.server.ts";

const DAYS = 30;

/** Of the people who left a cart in the last 30 days, how many a journey's calls could be for: who gave a phone, and who of them may be called (`isWanted`). */
export type Callable = { people: number; withPhone: number; agreed: number };

/** Null of a journey that calls nobody. */
export async function readCallable(db: ShopDb, shop: Pick<Shop, "id">, { nodes }: JourneyDefinition): Promise<Callable | null> {
  if (!nodes.some(({ kind }) => kind === "call-task")) return null;
  const since = new Date(nowDate().getTime() - DAYS * 86_400_000);
  const agreed = wantsMarketingSql(shop.id, Prisma.sql`'call'`, Prisma.sql`q."phoneKey"`);
  const [row] = await db.$queryRaw<Callable[]>`
    SELECT count(*)::int AS "people", count(q."phoneKey")::int AS "withPhone", (count(*) FILTER (WHERE ${agreed}))::int AS "agreed"
      FROM (SELECT DISTINCT "personId" FROM "abandonment" WHERE "shopId" = ${shop.id} AND "abandonedAt" >= ${since} AND "personId" IS NOT NULL) left_
      JOIN "recovery_person" q ON q."shopId" = ${shop.id} AND q."id" = left_."personId"`;
  return row ?? null;
}
