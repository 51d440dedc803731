import { log } from "../log.server.ts";
import { pool } from "./pool.server.ts";

/**
 * Has PostgreSQL look at the tables that have more than doubled, or into which a thousand rows came, since it last did, so that it plans by what
 * they hold now (its manual, 14.4.8), and knows the shop whose they are.
 * For whoever has just filled tables; its autovacuum would come by within minutes. Does not throw: without it all is right, and slower.
 */
export async function analyzeGrownTables(): Promise<void> {
  await pool.query("SELECT analyze_grown_tables()").catch((fault: unknown) => {
    log.warn({ err: fault }, "grown tables not analyzed");
  });
}
