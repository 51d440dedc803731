import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { claimJobs } from "#app/platform/jobs/claim-jobs.server.ts";
import { enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { createJourney } from "#app/recovery/journeys/save-journey.server.ts";
import { writeMoves } from "#app/recovery/journeys/write-moves.server.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import { aBuyer, definitionOf, wait } from "../recovery/a-journey.ts";
import { aShop } from "../support/a-shop.ts";

const Read = z.tuple([z.object({ scans: z.coerce.number(), rows: z.coerce.number() })]);
/** How often a table was read from its beginning, and how many of its rows were found by keys. Asked on the connection that read it. */
async function readsOf(table: string) {
  await pool.query("SELECT pg_stat_force_next_flush()");
  const counted = await pool.query("SELECT seq_scan AS scans, idx_tup_fetch AS rows FROM pg_stat_user_tables WHERE relname = $1", [table]);
  return Read.parse(counted.rows)[0];
}

/** As autovacuum does with tables into which much came and went. */
async function analyze(table: string) {
  const owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`ANALYZE ${table}`);
  await owner.end();
}

test("a thousand jobs that come into an empty queue are each found by their keys", async () => {
  const shop = await aShop();
  const burst = jobPer("note", z.string(), { name: "test.burst", retry: "local", run: () => Promise.resolve() });
  const { stop } = await startWorker({ jobs: [burst], subscribers: [], schedules: [] }, { works: false });
  onTestFinished(() => stop(1000));
  await analyze("pgboss.job_common");
  const capacities = [{ queue: burst.name, free: 4, most: 4, held: new Map<number, number>() }];
  expect(await claimJobs(capacities)).toEqual([]);
  const notes = Array.from({ length: 1000 }, (_, at) => ({ note: String(at) }));
  await inShop(shop, (db) => enqueueEach(db, shop, burst, notes));

  const before = await readsOf("job_common");
  for (let turn = 0; turn < 5; turn++) expect(await claimJobs(capacities)).toHaveLength(4);
  const { scans } = await readsOf("job_common");
  expect(scans - before.scans).toBe(0);
});

test("a step that people come to is written down without reading who else has passed it, and who comes again passes it twice", async () => {
  const shop = await aShop();
  const definition = definitionOf([wait("day", 60 * 24, null)]);
  const { id: journeyId } = await inShop(shop, (db) => createJourney(db, shop, { name: "Carts", definition }));
  const [at, { personId }] = [new Date(), await aBuyer(shop)];
  const row = { shopId: shop.id, journeyId, personId, isHeldOut: false, nodeId: "day", nodeAt: at, dueAt: at, enteredAt: at };
  const entries = Array.from({ length: 1200 }, (_, entry) => ({ ...row, id: newId<string>(), entryKey: `cart ${String(entry)}` }));
  await inShop(shop, (db) => db.journeyRun.createMany({ data: entries }));
  const runs = await inShop(shop, (db) => db.journeyRun.findMany({ where: { shopId: shop.id }, select: { id: true } }));

  const position = { nodeId: "day", nodeAt: at, dueAt: at, waitsFor: null };
  await analyze("journey_passage");
  const passed = [{ nodeId: "day", at, what: journeys.message("message-known"), step: null }];
  const moves = runs.map((run) => ({ run, advanced: { passed, position, endedBy: null, isToMake: false } }));
  const before = await readsOf("journey_passage");
  for (let round = 0; round < 12; round++)
    await inShop(shop, (db) => writeMoves(db, shop, moves.slice(round * 100, round * 100 + 100), at));
  expect((await readsOf("journey_passage")).rows).toBe(before.rows);

  const twice = moves.slice(0, 1).map(({ run, advanced }) => ({ run, advanced: { ...advanced, passed: [...passed, ...passed] } }));
  await inShop(shop, (db) => writeMoves(db, shop, twice, at));
  const visits = await acrossShops.journeyPassage.groupBy({
    by: ["visit"],
    where: { shopId: shop.id },
    _count: true,
    orderBy: { visit: "asc" },
  });
  expect(visits.map(({ visit, _count }) => [visit, _count])).toEqual([[0, 1200], [1, 1], [2, 1]]); // oxfmt-ignore
});
