import type { PoolClient } from "pg";
import { pool } from "#app/platform/db/pool.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { BulkFileFault } from "./bulk-file-fault.ts";
import { downloadResumably } from "./download-resumably.server.ts";
import type { BulkLine, ImportDefinition } from "./import-definition.ts";
import { loadStaged } from "./load-staged.server.ts";
import { stageRows } from "./stage-rows.server.ts";
import type { Staging } from "./stage-rows.server.ts";

/** Lines of the result, those of them that are roots, and rows that came without their parent. */
export type LoadedFile = { objects: number; roots: number; withoutParent: number };

type Options = {
  /** Lines that Shopify says the file has; null when it does not say. */
  expected: number | null;
  /** When Shopify began to write the file: rows that are newer are not pruned. */
  startedAt: Date;
  /** Told now and then how many roots are read. */
  onProgress: (roots: number) => void;
  /** Written in the same transaction as the rows. */
  finish: (connection: PoolClient, loaded: LoadedFile) => Promise<void>;
};

/**
 * Loads the result of a bulk operation: from the network through COPY into staging tables, then as one set into the copy of the shop.
 *
 * Memory stays flat whatever the file's size. Nothing shows before everything is there, so that an interruption leaves the copy as it was,
 * and the next attempt starts over. Throws BulkFileFault when the file is gone, cut off or makes no sense.
 */
export async function loadBulkFile(shop: Shop, definition: ImportDefinition, url: string, options: Options): Promise<LoadedFile> {
  await pool.query("CREATE SCHEMA IF NOT EXISTS staging");
  const staged = definition.tables.map((table) => ({ table, staging: `staging."${definition.resource} ${table.name} of ${shop.id}"` }));
  const stagings: Staging[] = [];
  let read: Omit<LoadedFile, "withoutParent">;
  try {
    for (const { table, staging } of staged) stagings.push(await stageRows(staging, table));
    read = await readInto(stagings, definition, url, minorDigits(shop.currency), options.onProgress);
    if (options.expected !== null && read.objects !== options.expected)
      throw new BulkFileFault("corrupt", `The file from Shopify has ${read.objects} objects instead of ${options.expected}.`);
    await Promise.all(stagings.map((staging) => staging.close()));
  } catch (error) {
    for (const staging of stagings) staging.abandon(error);
    throw error;
  }
  const { withoutParent } = await loadStaged(shop.id, definition, staged, options.startedAt, (connection, loaded) =>
    options.finish(connection, { ...read, ...loaded }),
  );
  return { ...read, withoutParent };
}

async function readInto(stagings: readonly Staging[], { read, root }: ImportDefinition, url: string, digits: number, onProgress: (roots: number) => void) {
  let objects = 0;
  let roots = 0;
  const put = (table: 0 | 1, row: Parameters<Staging["put"]>[0]) => stagings[table]?.put(row);
  const take = (text: string) => {
    let line: BulkLine;
    try {
      line = JSON.parse(text) as BulkLine;
      read(line, put, digits);
    } catch (cause) {
      throw new BulkFileFault("corrupt", `Line ${objects + 1} of the file from Shopify makes no sense.`, { cause });
    }
    objects += 1;
    if (line.__typename === root) roots += 1;
  };

  let rest = Buffer.alloc(0);
  for await (const chunk of downloadResumably(url)) {
    const bytes = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE);
    if (end >= 0) {
      const text = bytes.toString("utf8", 0, end);
      for (let from = 0; from <= text.length; ) {
        const to = text.indexOf("\n", from);
        const line = to < 0 ? text.slice(from) : text.slice(from, to);
        if (line.length > 0) take(line);
        from = to < 0 ? text.length + 1 : to + 1;
      }
      onProgress(roots);
    }
    rest = Buffer.from(bytes.subarray(end + 1));
    for (const staging of stagings) await staging.keepPace();
  }
  if (rest.length > 0) take(rest.toString("utf8"));
  return { objects, roots };
}

const NEWLINE = 0x0a;
