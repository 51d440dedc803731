import type { JourneyRun } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { advance, chartOf } from "./advance.ts";
import { JourneyDefinition, type NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { limitsOf, openTurns } from "./turns.server.ts";
import { writeMoves } from "./write-moves.server.ts";

/** Runs that are taken up in one transaction. */
export const AT_ONCE = 500;

type DueRun = JourneyRun & { dueAt: Date };

/**
 * Takes up runs whose time has come, `AT_ONCE` at most, and each as far as it goes. Whoever else takes some up at this moment takes others. Nothing
 * but what is due is read. Answers how many it took, and for which of them something is to be made.
 */
export async function takeUpSome(db: ShopDb, shop: Shop, at: Date): Promise<{ taken: number; toMake: string[] }> {
  const runs = await db.$queryRaw<DueRun[]>`
    SELECT due."shopId", due."id"::text, due."journeyId"::text, due."personId"::text, due."entryKey", due."abandonmentId"::text, due."isHeldOut",
           due."nodeId", due."nodeAt", due."dueAt", due."waitsFor", due."enteredAt", due."endedAt", due."endedBy"
      FROM "journey" j CROSS JOIN LATERAL (
        SELECT * FROM "journey_run" r
         WHERE r."shopId" = j."shopId" AND r."journeyId" = j."id" AND r."endedAt" IS NULL AND r."dueAt" <= ${at}
         ORDER BY r."dueAt" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) due
     WHERE j."shopId" = ${shop.id} AND j."state" = 'live'
     LIMIT ${AT_ONCE}`;
  if (runs.length === 0) return { taken: 0, toMake: [] };

  const definitions = await readDefinitions(db, shop, runs);
  const facts = await readFacts(db, shop, runs, askedBy([...definitions.values()]), at);
  const limits = [...definitions].flatMap(([journeyId, definition]) => limitsOf(journeyId, definition));
  const turnAt = await openTurns(db, shop, limits, at);
  const charts = new Map([...definitions].map(([id, definition]) => [id, chartOf(definition)]));

  const moves = runs.flatMap((run) => {
    const [definition, chart, known] = [definitions.get(run.journeyId), charts.get(run.journeyId), facts.get(run.id)];
    if (!definition || !chart || !known) return [];
    const turn = (node: NodeOf<"rate-limit">, hadTurn: boolean) => turnAt(run.journeyId, node, hadTurn);
    return [{ run, advanced: advance(chart, run, knownOf(run, definition, known, turn, at), at) }];
  });
  await writeMoves(db, shop, moves, at);
  return { taken: runs.length, toMake: moves.filter(({ advanced }) => advanced.isToMake).map(({ run }) => run.id) };
}

/** A definition that this release doesn't understand takes nobody further: they stand where they stand, and are looked at again. */
async function readDefinitions(
  db: ShopDb,
  shop: Shop,
  runs: readonly Pick<JourneyRun, "journeyId">[],
): Promise<Map<string, JourneyDefinition>> {
  const ids = [...new Set(runs.map(({ journeyId }) => journeyId))];
  const rows = await db.journey.findMany({ where: { shopId: shop.id, id: { in: ids } }, select: { id: true, definition: true } });
  return new Map(
    rows.flatMap(({ id, definition }) => {
      const { data } = JourneyDefinition.safeParse(definition);
      return data ? [[id, data]] : [];
    }),
  );
}
