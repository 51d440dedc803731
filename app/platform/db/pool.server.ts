import pg from "pg";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { databaseUrl } from "./database-url.server.ts";

/** The connections that everything shares, Prisma too. Straight use is for what Prisma cannot say: COPY, LISTEN, advisory locks. */
export const pool = new pg.Pool({
  connectionString: databaseUrl(),
  max: env.DATABASE_POOL_SIZE,
  connectionTimeoutMillis: 10_000,
  idleTimeoutMillis: 60_000,
  keepAlive: true,
  application_name: `waybill ${env.ROLE}`,
});

pool.on("error", (error) => {
  if (!pool.ending) log.warn({ err: error }, "database connection lost while idle");
});
