import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { pool } from "#app/platform/db/pool.server.ts";
import { renewJobs, type TakenJob } from "#app/platform/jobs/claim-jobs.server.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";

const begun = Promise.withResolvers<undefined>();
const mayEnd = Promise.withResolvers<undefined>();
const long = job({
  name: "test.long",
  payload: z.object({}),
  retry: "local",
  async run() {
    begun.resolve(undefined);
    await mayEnd.promise;
  },
});

let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  worker = await startWorker({ jobs: [long], subscribers: [], schedules: [] }, { works: true });
});
afterAll(() => worker.stop(1000));

const Rows = z.tuple([z.object({ id: z.string(), attempt: z.number(), state: z.string(), heardOf: z.date().nullable() })]);
async function inQueue() {
  const { rows } = await pool.query(
    `SELECT id::text, retry_count AS attempt, state, heartbeat_on AS "heardOf" FROM pgboss.job_common WHERE name = $1`,
    [long.name],
  );
  return Rows.parse(rows)[0];
}

test("jobs are kept in hand without waiting for one that is just being ended: the two could wait for each other for ever", async () => {
  const shop = await aShop();
  await enqueueNow(shop, long, {});
  await begun.promise;
  const { id, attempt, heardOf } = await inQueue();
  const taken: TakenJob = { id, attempt, queue: long.name, shopId: shop.id, attempts: 0 };

  const ending = await pool.connect();
  try {
    await ending.query("BEGIN");
    await ending.query("UPDATE pgboss.job_common SET output = '{}' WHERE id = $1", [id]);
    await renewJobs([taken]);
  } finally {
    await ending.query("ROLLBACK");
    ending.release();
  }
  await renewJobs([taken]);
  expect((await inQueue()).heardOf?.getTime()).toBeGreaterThan(heardOf?.getTime() ?? Infinity);

  mayEnd.resolve(undefined);
  await eventually(async () => (await inQueue()).state === "completed");
});
