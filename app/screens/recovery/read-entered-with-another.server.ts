import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { mayEnter } from "#app/recovery/journeys/may-enter.ts";

type Row = { id: string; abandonedAt: Date; journey: string; definition: unknown; liveSince: Date | null; entered: Date[] };

/** Of carts, the live journey that didn't take them since their buyer was in it with another cart, and may not come again so soon: its name by the cart's id. */
export async function readEnteredWithAnother(db: ShopDb, shop: Pick<Shop, "id">, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."id"::text AS "id", a."abandonedAt", j."name" AS "journey", j."definition", j."liveSince", array_agg(r."enteredAt") AS "entered"
      FROM "abandonment" a
      JOIN "journey_run" r ON r."shopId" = a."shopId" AND r."personId" = a."personId" AND r."abandonmentId" <> a."id" AND r."enteredAt" <= a."abandonedAt"
      JOIN "journey" j ON j."shopId" = r."shopId" AND j."id" = r."journeyId" AND j."state" = 'live'
     WHERE a."shopId" = ${shop.id} AND a."id" = ANY (${[...ids]}::uuid[])
     GROUP BY a."shopId", a."id", j."shopId", j."id"
     ORDER BY j."name" DESC`;
  const refused = rows.filter(({ definition, liveSince, entered, abandonedAt }) => {
    const { data } = JourneyDefinition.safeParse(definition);
    const earlier = entered.map((enteredAt) => ({ enteredAt }));
    return data !== undefined && mayEnter(data.reentry, liveSince, earlier, abandonedAt) === "reentry";
  });
  return new Map(refused.map(({ id, journey }) => [id, journey]));
}
