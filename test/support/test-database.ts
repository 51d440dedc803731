import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- vitest's own, to be added to
  interface ProvidedContext {
    /** The run's PostgreSQL, as its superuser. */
    postgresUrl: string;
    /** The same as the role as which Waybill logs in. */
    postgresLoginUrl: string;
    /** The file to which that PostgreSQL writes its log. */
    postgresLog: string;
    /** A file of trade that a sandbox opens with, smaller than the demo shop's. */
    smallHistory: string;
  }
}

/** The database that every other one is a copy of. */
export const TEMPLATE = "waybill_template";

/** `url` is as Waybill logs in, `ownerUrl` as the owner of everything in it. */
export type TestDatabase = { url: string; ownerUrl: string; drop: () => Promise<void> };

/** A fresh database with the whole schema and nothing in it, in the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  // A template cannot be copied while somebody else copies it: they take turns.
  await asSuperuser(["SELECT pg_advisory_lock(1)", `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`]);
  const at = (server: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    url: at(inject("postgresLoginUrl")),
    ownerUrl: at(inject("postgresUrl")),
    drop: () => asSuperuser([`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  };
}

async function asSuperuser(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
