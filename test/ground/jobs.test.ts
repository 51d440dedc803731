import { fork } from "node:child_process";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { enqueue, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { followClock } from "#app/platform/jobs/follow-clock.server.ts";
import { deadQueue, openQueues } from "#app/platform/jobs/open-queues.server.ts";
import { everyShop, job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { slowJob } from "./slow-job.ts";

const Note = z.object({ note: z.string() });
type Note = z.infer<typeof Note>;

const ran: string[] = [];
const quick = job({ name: "test.quick", payload: Note, retry: "local", run: (_, { note }) => Promise.resolve(void ran.push(note)) });

const gates = new Map<string, () => void>();
/** Waits until a job has come to its gate, and opens it once. */
async function letsGo(gate: string) {
  const open = await eventually(() => gates.get(gate));
  gates.delete(gate);
  open();
}
/** The job that stands at this gate goes through, and another one after it; a third was never queued. */
async function runsJustTwice(name: string, gate: string) {
  await letsGo(gate);
  await letsGo(gate);
  await eventually(() => ran.filter((note) => note === gate).length === 2);
  const sameKey = "coalesce(data -> 'payload' ->> 'key', $2) = $2";
  const { rows } = await pool.query(`SELECT FROM pgboss.job WHERE name = $1 AND ${sameKey}`, [name, gate]);
  expect(rows).toHaveLength(2);
}
let side = 0;
let mostAtOnce = 0;
const gated = job({
  name: "test.gated",
  payload: z.object({ key: z.string(), note: z.string() }),
  oneAtATimePer: ({ key }) => key,
  retry: "local",
  async run(_, { note }) {
    mostAtOnce = Math.max(mostAtOnce, ++side);
    await new Promise<void>((open) => gates.set(note, open));
    side--;
    ran.push(note);
  },
});
const sparing = job({
  name: "test.sparing",
  payload: z.object({ key: z.string(), spared: z.literal(true).optional() }),
  oneAtATimePer: ({ key }) => key,
  retry: "local",
  async run(_, { key, spared }) {
    await new Promise<void>((open) => gates.set(key, open));
    ran.push(`${key} ${String(spared)}`);
  },
});
const silent = job({
  name: "test.silent",
  payload: z.null(),
  oneAtATimePer: () => "all",
  retry: "local",
  async run() {
    await new Promise<void>((open) => gates.set("silent", open));
    ran.push("silent");
  },
});
const failing = job({ name: "test.failing", payload: Note, retry: "never", run: () => Promise.reject(new Error("no such warehouse")) });
const stumbling = job({
  name: "test.stumbling",
  payload: Note,
  retry: "local",
  run: (_, { note }) => (
    ran.push(note),
    ran.filter((one) => one === note).length > 1 ? Promise.resolve() : Promise.reject(new Error("stumbled"))
  ),
});
let isTime = false;
const early = job({
  name: "test.early",
  payload: z.object({ note: z.string() }),
  oneAtATimePer: ({ note }) => note,
  retry: "never",
  run: (_, { note }) => {
    ran.push(note);
    return isTime ? Promise.resolve() : Promise.reject(new NotNow(note === "far" ? 3600 : 0.1));
  },
});
const ticks: string[] = [];
const ticking = everyShop({ name: "test.ticking", everySeconds: 1, run: (shop) => Promise.resolve(void ticks.push(shop.domain)) });

let worker: Awaited<ReturnType<typeof startWorker>>;
let shop: Shop;

beforeAll(async () => {
  shop = await aShop();
  worker = await startWorker(
    { jobs: [quick, gated, sparing, silent, failing, stumbling, early], subscribers: [], schedules: [ticking] },
    { works: true },
  );
});
afterAll(() => worker.stop(1000));

test("a job runs once its transaction has committed, and not when it rolls back", async () => {
  const rolledBack = inShop(shop, async (db) => {
    await enqueue(db, shop, quick, { note: "rolled back" });
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow();
  await inShop(shop, (db) => enqueue(db, shop, quick, { note: "committed" }));
  await eventually(() => ran.includes("committed"));
  expect(ran).not.toContain("rolled back");
});

test("a job that waits under a former name is done under the new one, when it is due, and no run of a schedule stays behind", async () => {
  const old = job({ name: "test.old", payload: Note, retry: "local", run: () => Promise.reject(new Error("nobody takes it")) });
  const oldTicks = everyShop({ name: "test.old-ticks", everySeconds: 60, run: () => Promise.resolve() });
  await openQueues([old], [oldTicks], { works: false }).then((boss) => boss.stop({ graceful: false }));
  await enqueueNow(shop, old, { note: "under a former name" });
  await enqueueNow(shop, old, { note: "put off" }, { startAfterSeconds: 3600 });
  await pool.query(`INSERT INTO pgboss.job (name, data, policy) VALUES ('every.test.old-ticks', '{}', 'exclusive')`);

  const renamed = job({
    name: "test.new",
    formerly: ["test.old"],
    payload: Note,
    retry: "local",
    run: (_, { note }) => Promise.resolve(void ran.push(note)),
  });
  const ticks = everyShop({ name: "test.new-ticks", formerly: ["test.old-ticks"], everySeconds: 60, run: () => Promise.resolve() });
  const next = await startWorker({ jobs: [renamed], subscribers: [], schedules: [ticks] }, { works: true });
  await eventually(() => ran.includes("under a former name"));
  await next.stop(1000);
  expect(ran).not.toContain("put off");
  const { rows } = await pool.query(
    `SELECT name, start_after > now() + interval '50 minutes' AS later FROM pgboss.job_common
      WHERE name IN ('test.old', 'test.new', 'every.test.old-ticks') AND state IN ('created', 'retry')`,
  );
  expect(rows).toEqual([{ name: "test.new", later: true }]);
});

test("work bound to one shop cannot put a job on another's account", async () => {
  const other = await aShop();
  await expect(inShop(shop, (db) => enqueue(db, other, quick, { note: "for somebody else" }))).rejects.toThrow(/in a transaction of shop/);
});

test("jobs of one key run one at a time, of different keys side by side", async () => {
  for (const note of ["a1", "a2", "b1"]) await enqueueNow(shop, gated, { key: note.slice(0, 1), note });
  await eventually(() => gates.has("a1") && gates.has("b1"));
  expect(gates.has("a2")).toBe(false);
  gates.get("a1")?.();
  await eventually(() => gates.has("a2"));
  gates.get("a2")?.();
  gates.get("b1")?.();
  await eventually(() => ran.includes("a2") && ran.includes("b1"));
  expect(mostAtOnce).toBe(2);
});

test("a job that equals one which still waits is not queued twice; one that has started is queued again", async () => {
  const enqueueSame = () => enqueueNow(shop, gated, { key: "same", note: "same" });
  await enqueueSame();
  await eventually(() => gates.has("same"));
  await enqueueSame();
  await enqueueSame();
  await enqueueSame();
  await runsJustTwice("test.gated", "same");
});

test("a job that waits takes in a later one of its key that says more or less, as the one that says less", async () => {
  await enqueueNow(shop, sparing, { key: "k" });
  await eventually(() => gates.has("k"));
  for (const spared of [true, undefined, true] as const) await enqueueNow(shop, sparing, { key: "k", ...(spared && { spared }) });
  await letsGo("k");
  await letsGo("k");
  await eventually(() => ran.filter((note) => note.startsWith("k ")).length === 2);
  const { rows } = await pool.query("SELECT data -> 'payload' AS payload FROM pgboss.job WHERE name = 'test.sparing'");
  expect(rows).toEqual([{ payload: { key: "k" } }, { payload: { key: "k" } }]);
});

test("a job of which nothing is to be said is not queued twice while it waits", async () => {
  await enqueueNow(shop, silent, null);
  await eventually(() => gates.has("silent"));
  await enqueueNow(shop, silent, null);
  await enqueueNow(shop, silent, null);
  await runsJustTwice("test.silent", "silent");
});

test("a waiting job that an open transaction relies on does not start before that transaction commits", async () => {
  await enqueueNow(shop, gated, { key: "held", note: "holder" });
  await eventually(() => gates.has("holder"));
  await enqueueNow(shop, gated, { key: "held", note: "shared" });
  await inShop(shop, async (db) => {
    await enqueue(db, shop, gated, { key: "held", note: "shared" });
    gates.get("holder")?.();
    await eventually(() => ran.includes("holder"));
    await enqueueNow(shop, gated, { key: "other", note: "meanwhile" });
    await eventually(() => gates.has("meanwhile"));
    expect(gates.has("shared")).toBe(false);
  });
  gates.get("meanwhile")?.();
  await eventually(() => gates.has("shared"));
  gates.get("shared")?.();
  await eventually(() => ran.includes("shared"));
});

test("a job that fails is tried again", async () => {
  await enqueueNow(shop, stumbling, { note: "second time lucky" });
  await eventually(() => ran.filter((note) => note === "second time lucky").length === 2);
});

test("a job that has failed for the last time is kept where it can be seen, with its error", async () => {
  await enqueueNow(shop, failing, { note: "x" });
  const dead = await eventually(async () => {
    const { rows } = await pool.query<{ error: string }>(
      `SELECT source_output ->> 'message' AS error FROM pgboss.job_common
        WHERE name = $1 AND state = 'created' AND source_name = 'test.failing' AND (data ->> 'shopId')::int = $2`,
      [deadQueue, shop.id],
    );
    return rows[0];
  });
  expect(dead).toEqual({ error: "no such warehouse" });
});

test("a job put off does not run before its time, and falls due when the app's clock passes it", async () => {
  const stop = followClock();
  await enqueueNow(shop, quick, { note: "in an hour" }, { startAfterSeconds: 3600 });
  await enqueueNow(shop, quick, { note: "now" });
  await eventually(() => ran.includes("now"));
  expect(ran).not.toContain("in an hour");

  const hourAhead = Date.now() + 3_700_000;
  vi.spyOn(Date, "now").mockImplementation(() => hourAhead);
  try {
    await eventually(() => ran.includes("in an hour"));
  } finally {
    vi.restoreAllMocks();
    stop();
  }
});

test("scheduled work is done for every installed shop", async () => {
  const late = await aShop();
  await eventually(() => ticks.includes(shop.domain) && ticks.includes(late.domain));
});

test("a job whose process was killed runs again elsewhere", async () => {
  const child = fork(new URL("./run-slow-job.ts", import.meta.url), { env: { ...process.env, HANG: "1" }, execArgv: [] });
  await enqueueNow(shop, quick, { note: "the queue is open" });
  await eventually(() => ran.includes("the queue is open"));
  await new Promise<void>((up) => child.once("message", () => up()));
  await enqueueNow(shop, slowJob, { mark: "killed" });
  await eventually(async () => (await slowRuns("killed")) === 1);
  child.kill("SIGKILL");

  const successor = await startWorker({ jobs: [slowJob], subscribers: [], schedules: [] }, { works: true });
  try {
    await eventually(async () => (await slowRuns("killed")) === 2);
  } finally {
    await successor.stop(1000);
  }
});

async function slowRuns(mark: string): Promise<number> {
  const { rows } = await pool.query("SELECT count(*)::int AS count FROM timeline_entry WHERE message -> 'args' ->> 'text' = $1", [mark]);
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}

test("a job that puts itself off is begun again when it said, and that counts as no attempt", async () => {
  isTime = false;
  await enqueueNow(shop, early, { note: "near" });
  await eventually(() => ran.filter((note) => note === "near").length > 2);
  isTime = true;
  await eventually(async () => (await statesOf("near")).every((state) => state === "completed"));
});

test("what is equal to a job that put itself off joins it, and makes it no sooner", async () => {
  isTime = false;
  await enqueueNow(shop, early, { note: "far" });
  await eventually(async () => ran.includes("far") && (await statesOf("far")).every((state) => state === "created"));
  await enqueueNow(shop, early, { note: "far" });
  expect([await statesOf("far"), ran.filter((note) => note === "far")]).toEqual([["created"], ["far"]]);
});

async function statesOf(note: string): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>(
    `SELECT state::text FROM pgboss.job_common WHERE name = 'test.early' AND data -> 'payload' ->> 'note' = $1`,
    [note],
  );
  return rows.map(({ state }) => state);
}
