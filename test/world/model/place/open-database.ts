import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

export type Database = {
  /** Rows of a query, as their columns stand there; waits while PostgreSQL is away. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  end(): Promise<void>;
};

const PATIENCE_MS = 60_000;

/** The app's database, to be looked at as its owner. */
export function openDatabase(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on("error", () => undefined);
  return {
    async rows<Row extends object>(sql: string, values: readonly unknown[] = []) {
      for (const deadline = Date.now() + PATIENCE_MS; ; await pause(200)) {
        try {
          return (await pool.query<Row>(sql, [...values])).rows;
        } catch (fault) {
          if (!isAway(fault) || Date.now() > deadline) throw fault;
        }
      }
    },
    end: () => pool.end(),
  };
}

/** Who is shut down, starts up or is cut off answers later. */
function isAway(fault: unknown): boolean {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  return /^(57P0|08|ECONN)/.test(code) || (fault instanceof Error && /terminated|timeout|ECONNREFUSED/i.test(fault.message));
}
