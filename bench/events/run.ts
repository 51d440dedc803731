import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";

const Round = z.object({ intakePerSecond: z.number(), drainPerSecond: z.number() });
type Round = z.infer<typeof Round>;

/**
 * Stores events and drains them with subscribers that do nothing, in a database on this machine's disk.
 *
 * `--against FOLDER` drives another checkout (with its dependencies and generated sources) in the same run, round by round in turn, and
 * says how many times as fast this one is: medians of all rounds.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: "string", default: "20000" },
      rounds: { type: "string", default: "3" },
      against: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const here = fileURLToPath(new URL("../../", import.meta.url));
  const other = values.against && resolve(values.against);
  if (other && !(await isThere(join(other, "app")))) {
    console.error(`There is no checkout of Waybill in ${other}.`);
    return 2;
  }

  const { startPostgres } = await import("#app/platform/db/embedded/start-postgres.server.ts");
  const folder = await mkdtemp(join(tmpdir(), "waybill-bench-"));
  const postgres = await startPostgres({ folder: join(folder, "postgres") });
  try {
    const rounds = { here: [] as Round[], other: [] as Round[] };
    for (let round = 0; round < Number(values.rounds); round += 1) {
      // Whoever is first in a round is second in the next: neither has the warm machine to itself.
      const turns = [() => drive(here, values.events, postgres.url).then((one) => rounds.here.push(one))];
      if (other) turns.push(() => drive(other, values.events, postgres.url).then((one) => rounds.other.push(one)));
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    const now = medians(rounds.here);
    const before = other ? medians(rounds.other) : undefined;
    const ratio = before && {
      intakeRatio: round2(now.intakePerSecond / before.intakePerSecond),
      drainRatio: round2(now.drainPerSecond / before.drainPerSecond),
    };
    const report = { events: Number(values.events), rounds: Number(values.rounds), ...now, before, ...ratio };
    console.log(values.json ? JSON.stringify(report) : inWords(report));
    return 0;
  } catch (fault) {
    console.error(`The bench of events failed: ${fault instanceof Error ? fault.message : String(fault)}`);
    return 1;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One round of a checkout, in a process and a database of its own. */
async function drive(checkout: string, events: string, server: string): Promise<Round> {
  const url = new URL(server);
  url.pathname = `/bench_${randomBytes(5).toString("hex")}`;
  await query(server, `CREATE DATABASE ${url.pathname.slice(1)}`);
  const secrets = { SHOPIFY_API_KEY: "bench", SHOPIFY_API_SECRET: "bench", SHOPIFY_APP_URL: "http://localhost", LOG_LEVEL: "warn" };
  const environment = { ...secrets, ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`, DATABASE_URL: url.href };
  const script = fileURLToPath(new URL("drive.ts", import.meta.url));
  const child = spawn(process.execPath, [script, checkout, events], {
    cwd: checkout,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new Error(`a round of ${checkout} ended with code ${String(code)}`);
  await query(server, `DROP DATABASE ${url.pathname.slice(1)} WITH (FORCE)`);
  return Round.parse(JSON.parse(said));
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function medians(rounds: readonly Round[]): Round {
  const median = (numbers: number[]) => Math.round(numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0);
  return {
    intakePerSecond: median(rounds.map((one) => one.intakePerSecond)),
    drainPerSecond: median(rounds.map((one) => one.drainPerSecond)),
  };
}

const round2 = (number: number) => Math.round(number * 100) / 100;

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const inWords = (report: Round & { events: number; before?: Round; intakeRatio?: number; drainRatio?: number }) =>
  `${report.events} events: ${report.intakePerSecond} stored and ${report.drainPerSecond} drained a second` +
  (report.before
    ? `; before: ${report.before.intakePerSecond} and ${report.before.drainPerSecond} (${report.intakeRatio} and ${report.drainRatio} times as fast).`
    : ".");
