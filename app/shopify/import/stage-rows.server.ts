import { once } from "node:events";
import { finished } from "node:stream/promises";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { bulkPool } from "#app/platform/db/pool.server.ts";
import { copyLine } from "../copy/pg-text.ts";
import type { Row } from "../copy/copied-table.ts";
import type { StagingTable } from "./staging-table.ts";

/** Bytes that are gathered before they are sent on. */
const BLOCK = 128 * 1024;
const SOCKET_BUFFER = 64 * 1024;

export type Stager = {
  /** Makes the staging table and opens a COPY into it. */
  begin(staging: StagingTable): Promise<void>;
  put(row: Row): void;
  /** Waits until the database has taken what was put, when it lags behind. */
  keepPace(): Promise<void>;
  /** Ends the COPY; all rows are in the table then, and another may begin. */
  end(): Promise<void>;
  /** Gives the connection back. */
  close(): void;
  /** Gives up, whatever is under way. */
  abandon(cause: unknown): void;
};

/**
 * Puts rows into one staging table after the other, by COPY on a connection of its own. The tables are not logged: a crash of the server
 * empties them, and the step that filled them starts again.
 */
export async function openStager(): Promise<Stager> {
  const connection = await bulkPool.connect();
  let isOpen = true;
  const release = (broken?: Error) => {
    if (isOpen) connection.release(broken);
    isOpen = false;
  };

  let columns: readonly string[] = [];
  let copy: CopyStreamQuery | undefined;
  let ended: Promise<void> = Promise.resolve();

  // Rows are written straight into bytes, and blocks that the database has taken are used again: half a gigabyte of text would otherwise
  // pass through the heap.
  const spare: Buffer[] = [];
  let block: Buffer = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  let mustWait = false;
  const flush = () => {
    if (filled === 0 || !copy) return;
    const sent = block;
    // What is larger than the socket's own buffer is called written only when the kernel has it: not before may its block be used again.
    const isTaken = filled > SOCKET_BUFFER ? () => spare.push(sent) : () => undefined;
    mustWait = !copy.write(sent.subarray(0, filled), isTaken);
    block = spare.pop() ?? Buffer.allocUnsafe(BLOCK);
    filled = 0;
  };

  return {
    async begin({ name, table }) {
      const typed = Object.entries(table.columns).map(([column, type]) => `"${column}" ${type}`);
      await connection.query(`
        SET synchronous_commit = off;
        DROP TABLE IF EXISTS ${name};
        CREATE UNLOGGED TABLE ${name} (${typed.join(", ")}) WITH (autovacuum_enabled = false);`);
      columns = Object.keys(table.columns);
      copy = connection.query(copyFrom(`COPY ${name} (${columns.map((column) => `"${column}"`).join(", ")}) FROM STDIN`));
      ended = finished(copy);
      ended.catch(() => undefined);
    },
    put(row) {
      const line = copyLine(columns, row);
      // A character is three bytes at most; a pair of two is four.
      const most = line.length * 3;
      if (filled + most > BLOCK) flush();
      if (most > BLOCK) mustWait = !copy?.write(line);
      else filled += block.write(line, filled, "utf8");
    },
    async keepPace() {
      if (!mustWait || !copy) return;
      mustWait = false;
      await Promise.race([once(copy, "drain"), ended]);
    },
    async end() {
      flush();
      copy?.end();
      await ended;
      copy = undefined;
      mustWait = false;
    },
    close() {
      connection.query("RESET synchronous_commit").then(() => release(), release);
    },
    abandon(cause) {
      copy?.destroy(cause instanceof Error ? cause : new Error(String(cause)));
      release(new Error("an import was given up"));
    },
  };
}
