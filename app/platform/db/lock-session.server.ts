import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { env } from "../env.server.ts";
import { databaseUrl } from "./database-url.server.ts";
import { noteDatabaseFault } from "./database-health.server.ts";

const SOON_MS = 50;
const SELDOM_MS = 500;

const Locked = z.tuple([z.object({ locked: z.boolean() })]);

let session: Promise<pg.Client> | undefined;

/**
 * Takes PostgreSQL's advisory lock of this name for this process, waiting for another process that has it; answers how to let go of it.
 * The caller sees to it that this process asks for a name once at a time. All locks of a process are on one connection: the database lets
 * go of them when the process dies, and when that connection does.
 */
export async function lockForProcess(name: string): Promise<() => Promise<void>> {
  for (let wait = SOON_MS; ; wait = Math.min(SELDOM_MS, wait * 1.5)) {
    session ??= openSession();
    const client = await session;
    const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked", [name]);
    if (Locked.parse(rows)[0].locked)
      return async () => {
        // When the connection is gone, so is the lock.
        await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]).catch(noteDatabaseFault);
      };
    await pause(wait * (1 + Math.random()));
  }
}

/** Lets go of all locks: the process stops. */
export async function closeLocks(): Promise<void> {
  const client = await session?.catch(() => undefined);
  session = undefined;
  await client?.end();
}

function openSession(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: `waybill ${env.ROLE} locks`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const opened = client.connect().then(() => client);
  const forget = (error?: Error) => {
    noteDatabaseFault(error);
    if (session === opened) session = undefined;
  };
  client.on("error", forget).on("end", () => forget());
  opened.catch(forget);
  return opened;
}
