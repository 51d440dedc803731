import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "#app/platform/db/pool.server.ts";
import type { CopiedTable, Row } from "../copy/copied-table.ts";
import { copyLine } from "../copy/copy-line.ts";

/** Bytes that are gathered before they are sent on. */
const BLOCK = 128 * 1024;
const SOCKET_BUFFER = 64 * 1024;

export type Staging = {
  put(row: Row): void;
  /** Waits until the database has taken what was put, when it lags behind. */
  keepPace(): Promise<void>;
  /** Ends the COPY; all rows are in the table then. */
  close(): Promise<void>;
  /** Gives up. */
  abandon(cause: unknown): void;
};

/**
 * Opens a COPY into a new staging table, on a connection of its own. The table is not logged: a crash of the server empties it, and the
 * step that filled it starts again.
 */
export async function stageRows(staging: string, table: CopiedTable): Promise<Staging> {
  const columns = Object.keys(table.columns);
  const connection = await pool.connect();
  let released = false;
  const release = (broken?: Error) => {
    if (!released) connection.release(broken);
    released = true;
  };

  try {
    await connection.query(`
      SET synchronous_commit = off;
      DROP TABLE IF EXISTS ${staging};
      CREATE UNLOGGED TABLE ${staging} (${Object.entries(table.columns).map(([name, type]) => `"${name}" ${type}`).join(", ")})
        WITH (autovacuum_enabled = false);`);
  } catch (error) {
    release(asError(error));
    throw error;
  }
  const copy = connection.query(copyFrom(`COPY ${staging} (${columns.map((name) => `"${name}"`).join(", ")}) FROM STDIN`));
  const ended = finished(copy);
  ended.catch(() => undefined);

  // Rows are written straight into bytes, and blocks that the database has taken are used again: half a gigabyte of text would otherwise
  // pass through the heap.
  const spare: Buffer[] = [];
  let block: Buffer = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  let mustWait = false;
  const flush = () => {
    if (filled === 0) return;
    const sent = block;
    // What is larger than the socket's own buffer is called written only when the kernel has it: not before may its block be used again.
    const isTaken = filled > SOCKET_BUFFER ? () => spare.push(sent) : () => undefined;
    mustWait = !copy.write(sent.subarray(0, filled), isTaken);
    block = spare.pop() ?? Buffer.allocUnsafe(BLOCK);
    filled = 0;
  };
  return {
    put(row) {
      const line = copyLine(columns, row);
      // A character is three bytes at most; a pair of two is four.
      const most = line.length * 3;
      if (filled + most > BLOCK) flush();
      if (most > BLOCK) mustWait = !copy.write(line);
      else filled += block.write(line, filled, "utf8");
    },
    async keepPace() {
      if (!mustWait) return;
      mustWait = false;
      await Promise.race([once(copy, "drain"), ended]);
    },
    async close() {
      flush();
      copy.end();
      try {
        await ended;
        await connection.query("RESET synchronous_commit");
        release();
      } catch (error) {
        release(asError(error));
        throw error;
      }
    },
    abandon(cause) {
      copy.destroy(asError(cause));
      release(new Error("an import was given up"));
    },
  };
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
