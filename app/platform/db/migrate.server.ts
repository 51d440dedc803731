import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { againAfterDeadlock } from "./again-after-deadlock.ts";
import { installQueue } from "./install-queue.server.ts";
import { letIn } from "./let-in.server.ts";

const Applied = z.array(z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() }));

/**
 * Brings a database up to date as its owner: the schema (see `migrate`), the queue's tables, and the rights of the role as which Waybill
 * logs in, when that is another one. Answers the names of the migrations that it applied.
 */
export async function makeReady(ownerUrl: string, loginUrl: string, folder: string): Promise<readonly string[]> {
  const applied = await migrate(ownerUrl, folder);
  await installQueue(ownerUrl);
  await letIn(ownerUrl, loginUrl);
  return applied;
}

/**
 * Brings the schema up to date: applies each `<folder>/<name>/migration.sql` that has not been, in the order of their names, each in
 * a transaction of its own. Any number of processes may ask at once; one does it. Answers the names of those it applied.
 *
 * Keeps the books as Prisma does (`_prisma_migrations`), so that `prisma migrate status` and `deploy` agree with it; see
 * docs/decisions/003-migrations.md. Throws when a migration was changed after it was applied.
 */
export async function migrate(url: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "waybill migrate" });
  await client.connect();
  try {
    // Prisma's own lock: its command line and ours keep out of each other's way.
    await client.query("SELECT pg_advisory_lock(72707369)");
    await client.query(books);
    const { rows } = await client.query(
      "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    );
    const applied = new Map(Applied.parse(rows).map((row) => [row.migration_name, row]));

    const done: string[] = [];
    for (const migration of await readMigrations(folder)) {
      const known = applied.get(migration.name);
      if (known && known.checksum !== migration.checksum) throw new Error(`Migration ${migration.name} was changed after it was applied.`);
      if (known?.finished_at) continue;
      // PostgreSQL's autovacuum holds tables that a migration wants, and waits for rows of its catalogue that this has written.
      await againAfterDeadlock(() => apply(client, migration));
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

/** The names of the migrations in `folder` that the database has not seen. */
export async function pendingMigrations(query: (sql: string) => Promise<{ rows: unknown[] }>, folder: string): Promise<readonly string[]> {
  const { rows } = await query("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
  const applied = new Set(
    z
      .array(z.object({ migration_name: z.string() }))
      .parse(rows)
      .map((row) => row.migration_name),
  );
  return (await readMigrations(folder)).map(({ name }) => name).filter((name) => !applied.has(name));
}

type Migration = { name: string; sql: string; checksum: string };

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const books = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;
