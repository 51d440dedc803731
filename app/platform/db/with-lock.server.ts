import { pool } from "./pool.server.ts";

/**
 * Does `work` while no other process does work under the same key: a PostgreSQL advisory lock on a connection of its own, which the
 * database itself lets go of when this process dies. Waits for its turn.
 */
export async function withLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [key]);
    try {
      return await work();
    } finally {
      await connection.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [key]).catch((error: unknown) => {
        broken = error instanceof Error ? error : new Error(String(error));
      });
    }
  } finally {
    // A connection that may still hold the lock is closed rather than reused.
    connection.release(broken);
  }
}
