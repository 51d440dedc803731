import pg from "pg";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

// Each test file has a database with nothing in it: app code that it imports finds it at once. Files that share a process share the app as
// the first of them has read it, with its connections, and so one database: the next file finds it as empty as the first did.
const kept = globalThis as { databaseOfProcess?: TestDatabase };
if (kept.databaseOfProcess) await empty(kept.databaseOfProcess.ownerUrl);
const { url, ownerUrl } = (kept.databaseOfProcess ??= await createTestDatabase());
process.env["DATABASE_URL"] = url;
process.env["DATABASE_OWNER_URL"] = ownerUrl;

/** What an earlier file has left; numbers go on where they are, so that nothing that is kept in memory of a shop is taken for another's. */
async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Whoever still holds on to something of an earlier file's is found out here, rather than by a promise that fails.
    await client.query("SET lock_timeout = '30s'");
    await client.query(`
      DO $$
      DECLARE
        place regclass;
        is_filled boolean;
        filled text[] := '{}';
      BEGIN
        FOR place IN
          SELECT format('%I.%I', schemaname, tablename)::regclass FROM pg_tables
          WHERE schemaname IN ('public', 'pgboss') AND tablename NOT IN ('_prisma_migrations', 'version')
        LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM %s)', place) INTO is_filled;
          IF is_filled THEN filled := filled || place::text; END IF;
        END LOOP;
        IF filled <> '{}' THEN EXECUTE 'TRUNCATE ' || array_to_string(filled, ', ') || ' CASCADE'; END IF;
      END $$`);
  } finally {
    await client.end();
  }
}
