import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { databaseUrl } from "./database-url.server.ts";
import { isConnectionFault } from "./is-connection-fault.ts";

const PING_MS = 2000;
const AGAIN_MS = 250;

/** A connection of its own, so that whether the database answers does not depend on who uses the others. */
let own: pg.Pool | undefined;
let away = false;
let looking = false;
let isOver = false;
let lastFaultAt = -Infinity;

/** Asks the database for nothing; rejects when it has not answered within two seconds. */
export async function pingDatabase(): Promise<void> {
  own ??= openOwn();
  await own.query("SELECT 1");
}

/** A connection died, or could not be made: whether the database is away is found out, and later that it is back. Other errors say nothing. */
export function noteDatabaseFault(error: unknown): void {
  if (isOver || !isConnectionFault(error)) return;
  lastFaultAt = performance.now();
  if (looking) return;
  looking = true;
  void untilItAnswers().finally(() => (looking = false));
}

/** Whether the database was away when it was last looked at. */
export function isDatabaseAway(): boolean {
  return away;
}

/** Whether a connection was lost since then (`performance.now()`): what failed meanwhile may have failed for that. */
export function hasLostDatabaseSince(moment: number): boolean {
  return lastFaultAt >= moment;
}

async function untilItAnswers(): Promise<void> {
  while (!isOver) {
    try {
      await pingDatabase().catch((error: unknown) => {
        // Whatever else it says, it answers.
        if (isConnectionFault(error)) throw error;
      });
      if (away) log.info("the database is back");
      away = false;
      return;
    } catch (error) {
      if (!away) log.error({ err: error }, "the database is away");
      away = true;
      lastFaultAt = performance.now();
      await pause(AGAIN_MS, undefined, { ref: false });
    }
  }
}

/** The process stops: that the database goes away now is nobody's trouble. */
export async function stopWatchingDatabase(): Promise<void> {
  isOver = true;
  await own?.end();
}

function openOwn(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: 1,
    connectionTimeoutMillis: PING_MS,
    query_timeout: PING_MS,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: `waybill ${env.ROLE} probe`,
  });
  pool.on("error", noteDatabaseFault);
  return pool;
}
