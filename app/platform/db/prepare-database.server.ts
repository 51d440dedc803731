import { resolve } from "node:path";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { setDatabaseUrl } from "./database-url.server.ts";
import { migrate } from "./migrate.server.ts";

export type PreparedDatabase = {
  /** Stops a PostgreSQL of our own; does nothing to anybody else's. */
  stop: () => Promise<void>;
};

/**
 * Sees to it that there is a database with an up-to-date schema: the one of DATABASE_URL, or a PostgreSQL of our own in DATA_DIR.
 * `root` is the folder that holds `prisma/`. Nothing that asks for connections may be imported before this is done.
 */
export async function prepareDatabase(root: string): Promise<PreparedDatabase> {
  const own = env.DATABASE_URL === undefined ? await startOwn(resolve(root, env.DATA_DIR, "postgres")) : null;
  const url = own?.url ?? env.DATABASE_URL;
  if (url === undefined) throw new Error("There is no database.");
  setDatabaseUrl(url);

  try {
    if (env.MIGRATE_ON_START ?? own !== null) {
      const applied = await migrate(url, resolve(root, "prisma/migrations"));
      if (applied.length > 0) log.info({ migrations: applied }, "schema brought up to date");
    }
  } catch (error) {
    await own?.stop();
    throw error;
  }
  return { stop: async () => own?.stop() };
}

/** Loaded only where it is asked for: with DATABASE_URL its programs need not be installed. */
async function startOwn(folder: string) {
  const { startPostgres } = await import("./embedded/start-postgres.server.ts");
  return startPostgres({ folder, settings: ["shared_buffers=256MB", "max_wal_size=2GB", "log_min_duration_statement=1000"] });
}
