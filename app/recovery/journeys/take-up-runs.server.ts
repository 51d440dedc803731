import { z } from "zod";
import type { JourneyRun } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue, enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { advance, chartOf } from "./advance.ts";
import { JourneyDefinition, type NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { makeContactJob } from "./make-contact.server.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { openTurns } from "./turns.server.ts";
import { wakeForNext } from "./wake-journeys.server.ts";
import { writeMoves } from "./write-moves.server.ts";

/** Runs that are taken up in one transaction. */
const AT_ONCE = 500;
/** A worker is not kept longer by one shop: then others' turn comes first. */
const AT_MOST_MS = 10_000;

/**
 * Takes up every run of the shop whose time has come, and takes each as far as it goes. Any number of processes may: each run is in one's hands,
 * and moves on in one transaction with what is planned for it, or not at all. What is due is all that is read.
 */
export async function takeUpRuns(shop: Shop): Promise<void> {
  const until = performance.now() + AT_MOST_MS;
  for (;;) {
    const taken = await inShop(shop, (db) => takeUpSome(db, shop, nowDate()));
    if (taken < AT_ONCE) break;
    if (performance.now() > until) return inShop(shop, (db) => enqueue(db, shop, takeUpRunsJob, null));
  }
  await inShop(shop, (db) => wakeForNext(db, shop));
}

export const takeUpRunsJob = job({
  name: "recovery.take-up-runs",
  payload: z.null(),
  oneAtATimePer: () => "due",
  retry: "local",
  run: takeUpRuns,
});

type DueRun = JourneyRun & { dueAt: Date };

async function takeUpSome(db: ShopDb, shop: Shop, at: Date): Promise<number> {
  const runs = await db.$queryRaw<DueRun[]>`
    SELECT due."shopId", due."id"::text, due."journeyId"::text, due."personId"::text, due."entryKey", due."abandonmentId"::text, due."isHeldOut",
           due."nodeId", due."nodeAt", due."dueAt", due."waitsFor", due."enteredAt", due."endedAt", due."endedBy"
      FROM "journey" j CROSS JOIN LATERAL (
        SELECT * FROM "journey_run" r
         WHERE r."shopId" = j."shopId" AND r."journeyId" = j."id" AND r."endedAt" IS NULL AND r."dueAt" <= ${at}
         ORDER BY r."dueAt" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) due
     WHERE j."shopId" = ${shop.id} AND j."state" = 'live'
     LIMIT ${AT_ONCE}`;
  if (runs.length === 0) return 0;

  const definitions = await readDefinitions(db, shop, runs);
  const facts = await readFacts(db, shop, runs, askedBy([...definitions.values()]), at);
  const limits = [...definitions].flatMap(([journeyId, { nodes }]) =>
    nodes.filter((node): node is NodeOf<"rate-limit"> => node.kind === "rate-limit").map((node) => ({ journeyId, node })),
  );
  const turnAt = await openTurns(db, shop, limits, at);
  const charts = new Map([...definitions].map(([id, definition]) => [id, chartOf(definition)]));

  const moves = runs.flatMap((run) => {
    const [definition, chart, known] = [definitions.get(run.journeyId), charts.get(run.journeyId), facts.get(run.id)];
    if (!definition || !chart || !known) return [];
    const turn = (node: NodeOf<"rate-limit">, hadTurn: boolean) => turnAt(run.journeyId, node, hadTurn);
    return [{ run, advanced: advance(chart, run, knownOf(run, definition, known, turn, at), at) }];
  });
  await writeMoves(db, shop, moves, at);
  const toMake = moves.filter(({ advanced }) => advanced.isToMake).map(({ run }) => ({ runId: run.id }));
  await enqueueEach(db, shop, makeContactJob, toMake);
  crashPoint("runs.taken-up");
  return runs.length;
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
