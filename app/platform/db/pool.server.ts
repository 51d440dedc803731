import type { ClientBase } from "pg";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { databaseUrl } from "./database-url.server.ts";
import { SharedPool } from "./shared-pool.server.ts";

/** Connections for which somebody waits, whatever jobs, events and schedules do. */
const RESERVED = Math.ceil(env.DATABASE_POOL_SIZE / 3);

/**
 * A statement that is sent again is planned once for whatever values, not for each: what an order takes is found by its keys, and to plan
 * costs more than to do (PostgreSQL's manual, plan_cache_mode). What a page asks, its filters above all, is planned for its values
 * (begin-in-shop). What is written is not: of a shop that its statistics don't know PostgreSQL expects a single row of everything, and would
 * compare each of its thousands of SKUs with every other one.
 *
 * A plan that is kept may be of a moment when its table was empty, and then read the whole of it for each of a thousand jobs that have
 * come since, until somebody analyzes it. So it takes keys wherever there are any.
 */
const PLAN_ONCE = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";

/** The connections that everything shares, Prisma too. Straight use is for what Prisma cannot say, as sets of rows and the work's own tables. */
export const pool = open(env.DATABASE_POOL_SIZE, RESERVED, "", (client) => client.query(PLAN_ONCE));

/** Connections for COPY, held for as long as a file takes to come: two imports at once, three each. */
export const bulkPool = open(6, 0, " import");

function open(max: number, reserved: number, what: string, onConnect?: (client: ClientBase) => Promise<unknown>): SharedPool {
  const opened = new SharedPool({
    connectionString: databaseUrl(),
    max,
    reserved,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool waits for it, though its types say that it does not
    ...(onConnect && { onConnect }),
    application_name: `waybill ${env.ROLE}${what}`,
  });
  opened.on("error", (error) => {
    if (!opened.ending) log.warn({ err: error }, "database connection lost while idle");
  });
  return opened;
}
