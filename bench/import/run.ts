import { randomBytes } from "node:crypto";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";
import { bareCopy } from "./bare-copy.ts";
import { startChild } from "./child.ts";
import type { Child } from "./child.ts";

const DOMAIN = "bench.myshopify.com";

const Source = z.object({ url: z.string(), objectCount: z.number(), orders: z.number(), lines: z.number(), totalMinor: z.number() });
const Result = z.object({ seconds: z.number(), peakRssMiB: z.number(), objects: z.number(), roots: z.number(), withoutParent: z.number() });

/**
 * Imports a file of trade the way the app imports a shop, and beside it copies the same rows bare.
 *
 * `--kill` kills the importer in the middle and imports again; `--times 2` gives the shop the same trade twice over. Counts and money are
 * compared with the source; the exit code is 1 when they differ. Not timed: making the file that Shopify would give.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      file: { type: "string" },
      times: { type: "string", default: "1" },
      kill: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  if (!values.file || !(await isThere(values.file))) {
    console.error(
      values.file ? `There is no file ${values.file}.` : "Usage: npm run bench -- import --file FILE [--kill] [--times N] [--json]",
    );
    return 2;
  }

  // The app's modules want an environment, and the database's programs come from the app.
  const secrets = { SHOPIFY_API_KEY: "bench", SHOPIFY_API_SECRET: "bench", SHOPIFY_APP_URL: "http://localhost", LOG_LEVEL: "warn" };
  const environment = { ...secrets, ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}` };
  const { startPostgres } = await import("#app/platform/db/embedded/start-postgres.server.ts");
  const { makeReady } = await import("#app/platform/db/migrate.server.ts");

  const folder = await mkdtemp(join(tmpdir(), "waybill-bench-"));
  const postgres = await startPostgres({ folder: join(folder, "postgres") });
  const shop = startChild("serve-shop.ts", ["--file", values.file, "--times", values.times]);
  try {
    await makeReady(postgres.url, postgres.loginUrl, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
    const source = await firstLine(shop);
    const task = JSON.stringify({ url: source.url, objectCount: source.objectCount, domain: DOMAIN });
    await addShop(postgres.url);

    const importer = () => startChild("import-once.ts", [task], { ...environment, DATABASE_URL: postgres.loginUrl });
    if (values.kill) await killHalfway(importer(), source.orders);
    const result = await outcome(importer());
    const copied = await countCopied(postgres.url);
    const bareCopySeconds = await bareCopy(postgres.url, folder);

    const exact =
      copied.orders === source.orders &&
      copied.lines === source.lines &&
      copied.orderTotalMinor === source.totalMinor &&
      copied.lineTotalMinor === source.totalMinor;
    const report = {
      orders: copied.orders,
      lines: copied.lines,
      seconds: round(result.seconds),
      peakRssMiB: round(result.peakRssMiB),
      bareCopySeconds: round(bareCopySeconds),
      ratio: round(result.seconds / bareCopySeconds),
      orderTotalMinor: copied.orderTotalMinor,
      lineTotalMinor: copied.lineTotalMinor,
      sourceOrders: source.orders,
      sourceLines: source.lines,
      sourceTotalMinor: source.totalMinor,
      exact,
    };
    console.log(values.json ? JSON.stringify(report) : inWords(report));
    return exact ? 0 : 1;
  } catch (fault) {
    console.error(`The bench of the import failed: ${fault instanceof Error ? fault.message : String(fault)}`);
    return 1;
  } finally {
    shop.process.kill("SIGKILL");
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstLine(shop: Child) {
  for await (const line of shop.lines) return Source.parse(JSON.parse(line));
  throw new Error("the shop's process ended before it was ready");
}

async function addShop(url: string): Promise<void> {
  await query(
    url,
    `INSERT INTO shop (domain, name, currency, "timeZone", plan, "installedAt") VALUES ($1, 'Bench', 'GBP', 'Europe/London', 'Plus', now())`,
    [DOMAIN],
  );
}

/** Kills the importer, as nothing can be caught or tidied, when it has read half of the orders. */
async function killHalfway(importer: Child, orders: number): Promise<void> {
  for await (const line of importer.lines) {
    const { roots } = z.object({ roots: z.number() }).parse(JSON.parse(line));
    if (roots * 2 >= orders) break;
  }
  importer.process.kill("SIGKILL");
  await importer.ended;
}

async function outcome(importer: Child) {
  let last = "";
  for await (const line of importer.lines) last = line;
  const code = await importer.ended;
  if (code !== 0) throw new Error(`the importer ended with code ${String(code)}`);
  return Result.parse(JSON.parse(last));
}

async function countCopied(url: string) {
  const Row = z.object({ count: z.coerce.number(), total: z.coerce.number() });
  const of = async (table: string, column: string) =>
    Row.parse(await query(url, `SELECT count(*) AS count, coalesce(sum("${column}"), 0) AS total FROM "${table}"`, []));
  const [orders, lines] = [await of("order", "total"), await of("order_line", "discountedTotal")];
  return { orders: orders.count, lines: lines.count, orderTotalMinor: orders.total, lineTotalMinor: lines.total };
}

async function query(url: string, sql: string, values: unknown[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows[0];
  } finally {
    await client.end();
  }
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

const round = (number: number) => Math.round(number * 100) / 100;

const inWords = (report: {
  orders: number;
  lines: number;
  seconds: number;
  peakRssMiB: number;
  bareCopySeconds: number;
  ratio: number;
  exact: boolean;
}) =>
  `${report.orders} orders with ${report.lines} lines in ${report.seconds} s, at most ${report.peakRssMiB} MiB; a bare COPY takes ${report.bareCopySeconds} s (${report.ratio} times). ` +
  (report.exact ? "Counts and money are those of the source." : "Counts or money DIFFER from the source.");
