import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { setDatabaseUrl } from "./database-url.server.ts";
import { isConnectionFault } from "./is-connection-fault.ts";
import { makeReady } from "./migrate.server.ts";

export type PreparedDatabase = {
  /** Stops a PostgreSQL of our own; does nothing to anybody else's. */
  stop: () => Promise<void>;
};

const PATIENCE_MS = 60_000;
const AGAIN_MS = 1000;

/**
 * Sees to it that there is a database with an up-to-date schema: the one of DATABASE_URL, or a PostgreSQL of our own in DATA_DIR.
 * Migrations run as its owner; everything else logs in as a role that owns nothing, when there is one. Waits for a database that is away,
 * for at most a minute.
 * `root` is the folder that holds `prisma/`. Nothing that asks for connections may be imported before this is done.
 */
export async function prepareDatabase(root: string): Promise<PreparedDatabase> {
  const own = env.DATABASE_URL === undefined ? await startOwn(resolve(root, env.DATA_DIR, "postgres")) : null;
  const url = own?.loginUrl ?? env.DATABASE_URL;
  if (url === undefined) throw new Error("There is no database.");
  const ownerUrl = own?.url ?? env.DATABASE_OWNER_URL ?? url;
  setDatabaseUrl(url);

  try {
    await untilItAnswers(ownerUrl);
    if (env.MIGRATE_ON_START ?? own !== null) {
      const applied = await makeReady(ownerUrl, url, resolve(root, "prisma/migrations"));
      if (applied.length > 0) log.info({ migrations: applied }, "schema brought up to date");
    }
  } catch (error) {
    await own?.stop();
    throw error;
  }
  await warnOfOwner(url);
  return { stop: async () => own?.stop() };
}

/** Not a reason not to serve: so it was before there were two roles. */
async function warnOfOwner(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "waybill start" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ isOwner: boolean }>(
      `SELECT rolsuper OR EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tableowner = rolname) AS "isOwner"
         FROM pg_roles WHERE rolname = session_user`,
    );
    if (rows[0]?.isOwner)
      log.warn("Waybill logs in as the owner of its tables. docs/operating.md says how to give it a role that owns nothing.");
  } catch {
    // Whether the database answers is for /readyz to say.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilItAnswers(url: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; ; await pause(AGAIN_MS)) {
    try {
      return await connectOnce(url);
    } catch (error) {
      if (!isConnectionFault(error) || performance.now() > deadline) throw error;
      log.warn({ err: error }, "the database does not answer yet");
    }
  }
}

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "waybill start", connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  await client.connect();
  await client.end();
}

/** Loaded only where it is asked for: with DATABASE_URL its programs need not be installed. */
async function startOwn(folder: string) {
  const { startPostgres } = await import("./embedded/start-postgres.server.ts");
  return startPostgres({ folder, settings: ["shared_buffers=256MB", "max_wal_size=2GB"] });
}
