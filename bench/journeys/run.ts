import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";

const USAGE = "Usage: npm run bench -- journeys [--waiting 100000] [--due 20000] [--idle 60] [--json]";
const Whole = z.coerce.number().int().positive();
const Options = z.object({ waiting: Whole, due: Whole, idle: Whole, json: z.boolean() });
const Counted = z.object({ asked: z.number(), peakRssMiB: z.number() });

/**
 * How fast due steps are taken up (`duePerSecond`: each is moved on, or handed to whoever makes its message) while so many people wait in journeys; how many
 * statements about journeys a worker sends in a minute in which nothing is due, and how many rows of runs they read; and how much memory it takes
 * at most. A database on this machine's disk, one worker in a process of its own. `mailsPerSecond`: how fast the mails among them were planned.
 */
export async function run(args: string[]): Promise<number> {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({
    args,
    options: { waiting: text("100000"), due: text("20000"), idle: text("60"), json: { type: "boolean", default: false } },
  });
  const options = Options.safeParse(values).data;
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  Object.assign(process.env, {
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: "bench",
    SHOPIFY_APP_URL: "http://localhost",
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "warn",
    ROLE: "worker",
  });
  const { startPostgres } = await import("#app/platform/db/embedded/start-postgres.server.ts");
  const { makeReady } = await import("#app/platform/db/migrate.server.ts");
  const { fillShop } = await import("./fill-shop.ts");
  const folder = await mkdtemp(join(tmpdir(), "waybill-bench-"));
  const postgres = await startPostgres({ folder: join(folder, "postgres") });
  const watching = new pg.Client({ connectionString: postgres.url });
  let worker: ChildProcess | undefined;
  try {
    await makeReady(postgres.url, postgres.loginUrl, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
    await fillShop(postgres.url, options);
    await watching.connect();
    worker = fork(fileURLToPath(new URL("work.ts", import.meta.url)), { env: { ...process.env, DATABASE_URL: postgres.loginUrl } });
    await once(worker, "message");

    const begun = performance.now();
    worker.send("begin");
    await until(watching, `SELECT count(*)::int AS left FROM journey_run WHERE "nodeId" = 'day' AND "dueAt" <= now()`);
    const taking = performance.now() - begun;
    await until(watching, `SELECT count(*)::int AS left FROM journey_run WHERE "nodeId" = 'second'`);
    const making = performance.now() - begun;
    const mails = await count(watching, "SELECT count(*)::int AS left FROM message_delivery");

    // The last of it is written down.
    await pause(3000);
    const before = { ...(await counted(worker)), rows: await rowsRead(watching) };
    await pause(options.idle * 1000);
    const after = { ...(await counted(worker)), rows: await rowsRead(watching) };

    const perMinute = (many: number) => Math.round((many * 60) / options.idle);
    const report = {
      duePerSecond: Math.round((options.due / taking) * 1000),
      mailsPerSecond: Math.round((mails / making) * 1000),
      idleQueriesPerMinute: perMinute(after.asked - before.asked),
      idleRowsPerMinute: perMinute(after.rows - before.rows),
      peakRssMiB: after.peakRssMiB,
      waiting: await count(watching, `SELECT count(*)::int AS left FROM journey_run WHERE "endedAt" IS NULL`),
    };
    console.log(values.json ? JSON.stringify(report) : inWords(report));
    return 0;
  } finally {
    worker?.kill("SIGKILL");
    await watching.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const Left = z.array(z.object({ left: z.number() }));
const count = async (client: pg.Client, sql: string) => Left.parse((await client.query(sql)).rows)[0]?.left ?? 0;

async function until(client: pg.Client, left: string): Promise<void> {
  while ((await count(client, left)) > 0) await pause(100);
}

/** Rows of runs that anybody has read so far. Statistics are written down a moment after. */
async function rowsRead(client: pg.Client): Promise<number> {
  await pause(1500);
  await client.query("SELECT pg_stat_clear_snapshot()");
  return count(client, `SELECT (seq_tup_read + idx_tup_fetch)::int AS left FROM pg_stat_user_tables WHERE relname = 'journey_run'`);
}

async function counted(worker: ChildProcess): Promise<z.infer<typeof Counted>> {
  const answered = once(worker, "message");
  worker.send("count");
  return Counted.parse((await answered)[0]);
}

type Report = Record<"duePerSecond" | "mailsPerSecond" | "idleQueriesPerMinute" | "idleRowsPerMinute" | "peakRssMiB" | "waiting", number>;

const inWords = (report: Report): string =>
  [
    `${report.waiting} people wait; ${report.duePerSecond} due steps taken up a second, and ${report.mailsPerSecond} mails planned.`,
    `Idle: ${report.idleQueriesPerMinute} statements a minute, which read ${report.idleRowsPerMinute} rows. Memory: at most ${report.peakRssMiB} MiB.`,
  ].join("\n");
