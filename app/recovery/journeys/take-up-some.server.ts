import type { JourneyRun } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { advance, type Advanced, type Chart, chartOf } from "./advance.ts";
import { JourneyDefinition, type NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy, readHappened } from "./read-happened.server.ts";
import { limitsOf, openTurns } from "./turns.server.ts";
import { writeMoves } from "./write-moves.server.ts";

/** Runs that are taken up in one transaction. */
export const AT_ONCE = 500;

type DueRun = JourneyRun & { dueAt: Date };

/**
 * Takes up runs whose time has come, `AT_ONCE` at most, and each as far as it goes. Nothing but what is due is read. What is known of their people is
 * read before any of them is locked, so that whoever ends one (its person has just bought) waits for a few statements and no longer: one that
 * moved meanwhile, or is in somebody else's hands, is left out. Answers how many it looked at, and for which of them something is to be made.
 */
export async function takeUpSome(db: ShopDb, shop: Shop, at: Date): Promise<{ taken: number; toMake: string[] }> {
  const runs = await db.$queryRaw<DueRun[]>`
    SELECT due."shopId", due."id"::text, due."journeyId"::text, due."personId"::text, due."entryKey", due."abandonmentId"::text, due."isHeldOut",
           due."nodeId", due."nodeAt", due."dueAt", due."waitsFor", due."enteredAt", due."endedAt", due."endedBy"
      FROM "journey" j CROSS JOIN LATERAL (
        SELECT * FROM "journey_run" r
         WHERE r."shopId" = j."shopId" AND r."journeyId" = j."id" AND r."endedAt" IS NULL AND r."dueAt" <= ${at}
         ORDER BY r."dueAt" LIMIT ${AT_ONCE}) due
     WHERE j."shopId" = ${shop.id} AND j."state" = 'live'
     LIMIT ${AT_ONCE}`;
  if (runs.length === 0) return { taken: 0, toMake: [] };

  const definitions = await readDefinitions(db, shop, runs);
  const facts = await readFacts(db, shop, runs, askedBy([...definitions.values()]), at);
  const limits = [...definitions].flatMap(([journeyId, definition]) => limitsOf(journeyId, definition));
  const turnAt = await openTurns(db, shop, limits, at);
  const charts = new Map([...definitions].map(([id, definition]) => [id, chartOf(definition)]));

  const planned = runs.flatMap((run) => {
    const [definition, chart, known] = [definitions.get(run.journeyId), charts.get(run.journeyId), facts.get(run.id)];
    if (!definition || !chart || !known) return [];
    const turn = (node: NodeOf<"rate-limit">, hadTurn: boolean) => turnAt(run.journeyId, node, hadTurn);
    return [{ run, advanced: advance(chart, run, knownOf(run, definition, known, turn, at), at) }];
  });
  const locked = await lockUnmoved(db, shop, runs);
  const moves = planned.filter(({ run }) => locked.has(run.id));
  await withEventsSince(db, shop, moves, charts, at);
  await writeMoves(db, shop, moves, at);
  return { taken: planned.length, toMake: moves.filter(({ advanced }) => advanced.isToMake).map(({ run }) => run.id) };
}

/** Locks those of these that stand as they were read, and answers them. */
async function lockUnmoved(db: ShopDb, shop: Shop, runs: readonly DueRun[]): Promise<ReadonlySet<string>> {
  const seen = JSON.stringify(runs.map(({ id, nodeId, nodeAt, dueAt, waitsFor }) => ({ id, nodeId, nodeAt, dueAt, waitsFor })));
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id"::text FROM jsonb_to_recordset(${seen}::jsonb) AS m ("id" uuid, "nodeId" text, "nodeAt" timestamptz, "dueAt" timestamptz, "waitsFor" text)
      JOIN "journey_run" r ON r."shopId" = ${shop.id} AND r."id" = m."id" AND r."nodeId" = m."nodeId" AND r."nodeAt" = m."nodeAt"
           AND r."dueAt" = m."dueAt" AND r."waitsFor" IS NOT DISTINCT FROM m."waitsFor" AND r."endedAt" IS NULL
       FOR UPDATE OF r SKIP LOCKED`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Who is just coming to where an event is waited for: was it said between reading and locking, its hearer found nobody waiting. From here on it waits for
 * us, and finds them.
 */
async function withEventsSince(
  db: ShopDb,
  shop: Shop,
  moves: readonly { run: DueRun; advanced: Advanced }[],
  charts: ReadonlyMap<string, Chart>,
  at: Date,
): Promise<void> {
  const coming = moves.flatMap(({ run, advanced: { position, endedBy } }) => {
    const node = charts.get(run.journeyId)?.nodes.get(position.nodeId);
    const waits = endedBy === null && node?.kind === "wait-for" && node.earlier !== "ignored" && position.waitsFor === node.event;
    return waits ? [{ run, position, event: node.event }] : [];
  });
  if (coming.length === 0) return;
  const happened = await readHappened(
    db,
    shop,
    coming.map(({ run }) => run),
    new Set(coming.map(({ event }) => event)),
  );
  for (const { run, position, event } of coming)
    if (happened.get(event)?.has(run.id)) Object.assign(position, { waitsFor: null, dueAt: at });
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
