import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { inject } from "vitest";

const migrations = new URL("../../prisma/migrations/", import.meta.url);

/** The last migration of release 0.1. This one and those before it stay as they are. */
const LAST = "0008_staging";

/** A database as release 0.1 leaves it, with its schema and the data of `release-0.1.sql.gz`. Answers its addresses, as its owner and as Waybill logs in. */
export async function loadRelease(): Promise<{ url: string; loginUrl: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("postgresUrl");
  await run(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;

  const entries = await readdir(migrations, { withFileTypes: true });
  const released = entries.filter((entry) => entry.isDirectory() && entry.name <= LAST).map((entry) => entry.name);
  const schema = await Promise.all(released.sort().map((folder) => readFile(new URL(`${folder}/migration.sql`, migrations), "utf8")));
  const data = gunzipSync(await readFile(new URL("release-0.1.sql.gz", import.meta.url))).toString();
  for (const sql of [...schema, data]) await run(url.href, sql);
  const loginUrl = Object.assign(new URL(inject("postgresLoginUrl")), { pathname: url.pathname }).href;
  return { url: url.href, loginUrl, drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
