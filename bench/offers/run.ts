import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { askBare, askOffer, sendAll, sessionToken, type Buyers } from "./ask.ts";

const USAGE =
  "Usage: npm run bench -- offers [--per-second 200] [--seconds 20] [--gone 30] [--products 10000] [--offers 100] [--warehouses 4] [--json]";
/** What a door promises (buyers-doors.server.ts), and what the machine may add to it. */
const LATE_MS = 250;
const APP = { clientId: "bench", secret: "bench" };

const Ports = z.object({ ours: z.number(), bare: z.number() });
const Taken = z.object({ taken: z.array(z.number()) });
const Whole = z.coerce.number().int().positive();
const Options = z.object({
  "per-second": Whole,
  seconds: Whole,
  gone: Whole,
  products: Whole,
  offers: Whole,
  warehouses: Whole,
  json: z.boolean(),
});

/**
 * How fast buyers' questions (offer and promise) are answered at a steady rate, as the server sees it, beside a bare `node:http` answer with one
 * query in the same process; and what is answered while the database is gone (`databaseGone`): `invalid` is no answer of the contract, `late` one beyond
 * its budget. Milliseconds. Exit code 1 when an answer was invalid.
 */
export async function run(args: string[]): Promise<number> {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({
    args,
    options: {
      "per-second": text("200"),
      seconds: text("20"),
      gone: text("30"),
      products: text("10000"),
      offers: text("100"),
      warehouses: text("4"),
      json: { type: "boolean", default: false },
    },
  });
  const options = Options.safeParse(values).data;
  if (!options) {
    console.error(USAGE);
    return 2;
  }

  Object.assign(process.env, {
    SHOPIFY_API_KEY: APP.clientId,
    SHOPIFY_API_SECRET: APP.secret,
    SHOPIFY_APP_URL: "http://localhost",
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "silent",
    ROLE: "web",
  });
  const { startPostgres } = await import("#app/platform/db/embedded/start-postgres.server.ts");
  const { makeReady } = await import("#app/platform/db/migrate.server.ts");
  const { fillShop } = await import("./fill-shop.ts");
  const folder = await mkdtemp(join(tmpdir(), "waybill-bench-"));
  const postgres = await startPostgres({ folder: join(folder, "postgres") });
  let server: ChildProcess | undefined;
  try {
    await makeReady(postgres.url, postgres.loginUrl, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
    const { domain, products } = await fillShop(postgres.url, options);
    server = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), { env: { ...process.env, DATABASE_URL: postgres.loginUrl } });
    const ports = Ports.parse((await once(server, "message"))[0]);
    const token = await sessionToken(domain, APP);
    const ours = (at: number) => askOffer(ports.ours, token, { at, products });
    const bare = (at: number) => askBare(ports.bare, { at, products });
    const steady: Buyers = { perSecond: options["per-second"], seconds: options.seconds };

    // What a process learns in its first seconds it knows for days.
    await sendAll({ ...steady, seconds: 5 }, ours);
    await sendAll({ ...steady, seconds: 2 }, bare);
    await taken(server, "ours");
    await taken(server, "bare");
    const bareTally = await sendAll(steady, bare);
    const bareTimes = await taken(server, "bare");
    const tally = await sendAll(steady, ours);
    const times = await taken(server, "ours");
    await postgres.stop();
    const gone = await sendAll({ ...steady, seconds: options.gone }, ours);
    const goneTimes = await taken(server, "ours");

    const report = {
      ours: { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: tally.perSecond },
      bare: { p50: quantile(bareTimes, 0.5), p99: quantile(bareTimes, 0.99), perSecond: bareTally.perSecond },
      databaseGone: { answers: gone.answers, invalid: gone.invalid, late: goneTimes.filter((ms) => ms > LATE_MS).length },
    };
    console.log(options.json ? JSON.stringify(report) : inWords(report));
    console.error(`${tally.offers} offers and ${tally.promises} promises in ${tally.answers} answers, ${tally.invalid} invalid`);
    console.error(`${gone.offers} offers and ${gone.promises} promises while the database was gone; p99 ${quantile(goneTimes, 0.99)} ms`);
    return tally.invalid + gone.invalid > 0 ? 1 : 0;
  } finally {
    server?.kill("SIGKILL");
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function taken(server: ChildProcess, name: "ours" | "bare"): Promise<number[]> {
  const answered = once(server, "message");
  server.send(name);
  return Taken.parse((await answered)[0]).taken;
}

/** To a hundredth of a millisecond, by nearest rank. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) * 100) / 100;
}

type Speed = { p50: number; p99: number; perSecond: number };
type Report = { ours: Speed; bare: Speed; databaseGone: { answers: number; invalid: number; late: number } };

function inWords({ ours, bare, databaseGone }: Report): string {
  const speed = ({ p50, p99, perSecond }: Speed) => `p50 ${p50} ms, p99 ${p99} ms at ${perSecond} a second`;
  const { answers, invalid, late } = databaseGone;
  return [
    `offers and promises: ${speed(ours)}`,
    `a bare query:        ${speed(bare)}`,
    `without a database:  ${answers} answers, ${invalid} invalid, ${late} late`,
  ].join("\n");
}
