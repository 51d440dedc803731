import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../app/platform/db/embedded/start-postgres.server.ts";
import { makeReady } from "../../app/platform/db/migrate.server.ts";
import { writeSmallHistory } from "./write-small-history.ts";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** Starts the PostgreSQL of this test run, with a template database that holds the schema. */
export default async function startRun(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-test-"));
  // The user that PostgreSQL runs as has to get in.
  await chmod(folder, 0o711);
  const settings = [
    // Nothing here has to survive a power cut.
    ...["fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"],
    // Each of a hundred databases would be visited every minute, and none lives long enough to be the better for it.
    "autovacuum=off",
    "max_connections=400",
  ];
  const postgres = await startPostgres({ folder, settings });

  const template = new URL(postgres.url);
  template.pathname = "/waybill_template";
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("CREATE DATABASE waybill_template");
  await client.end();
  await makeReady(template.href, postgres.loginUrl, migrations);

  const smallHistory = join(folder, "small-history.csv");
  await writeSmallHistory(smallHistory);

  project.provide("smallHistory", smallHistory);
  project.provide("postgresUrl", postgres.url);
  project.provide("postgresLoginUrl", postgres.loginUrl);
  project.provide("postgresLog", join(postgres.folder, "postgres.log"));
  return async () => {
    await postgres.stop();
    await Promise.all([folder, postgres.folder].map((path) => rm(path, { recursive: true, force: true })));
  };
}
