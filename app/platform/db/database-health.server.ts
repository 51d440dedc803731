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
let asking: Promise<void> | undefined;
let away = false;
let looking = false;
let isOver = false;
let lastFaultAt = -Infinity;
const waitingForNews = new Set<() => void>();

/** Asks the database for nothing; rejects when it has not answered within two seconds. All who want to know at once ask once. */
export function pingDatabase(): Promise<void> {
  return (asking ??= ask().finally(() => (asking = undefined)));
}

async function ask(): Promise<void> {
  own ??= openOwn();
  await own.query("SELECT 1");
}

/** A connection died, or could not be made: whether the database is away is found out, and later that it is back. Other errors say nothing. */
export function noteDatabaseFault(error: unknown): void {
  if (isOver || !isConnectionFault(error)) return;
  lastFaultAt = performance.now();
  look(untilItAnswers);
}

/**
 * Somebody has waited long for an answer: a database that says nothing at all breaks no connection by which it would be noticed. Only one that
 * leaves two pings unanswered counts as away: the first may be late for this process's own sake.
 */
export function lookWhetherDatabaseAnswers(): void {
  look(async () => {
    if (!(await answers())) await untilItAnswers();
  });
}

/** Calls back once, as soon as the database is found to be away. What it returns takes that back. */
export function whenDatabaseGoes(tell: () => void): () => void {
  waitingForNews.add(tell);
  return () => waitingForNews.delete(tell);
}

/** Whether the database was away when it was last looked at. */
export function isDatabaseAway(): boolean {
  return away;
}

/** Whether a connection was lost since then (`performance.now()`): what failed meanwhile may have failed for that. */
export function hasLostDatabaseSince(moment: number): boolean {
  return lastFaultAt >= moment;
}

function look(work: () => Promise<void>): void {
  if (looking || isOver) return;
  looking = true;
  void work().finally(() => (looking = false));
}

async function untilItAnswers(): Promise<void> {
  while (!isOver) {
    if (await answers()) {
      if (away) log.info("the database is back");
      away = false;
      return;
    }
    lastFaultAt = performance.now();
    if (!away) {
      away = true;
      log.error("the database is away");
      const told = [...waitingForNews];
      waitingForNews.clear();
      for (const tell of told) tell();
    }
    await pause(AGAIN_MS, undefined, { ref: false });
  }
}

/** Whatever else it says, it answers. */
async function answers(): Promise<boolean> {
  try {
    await pingDatabase();
    return true;
  } catch (error) {
    if (!isConnectionFault(error)) return true;
    log.warn({ err: error }, "the database doesn't answer");
    return false;
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
