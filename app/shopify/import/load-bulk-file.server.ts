import pLimit from "p-limit";
import type { PoolClient } from "pg";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { BulkFileFault } from "./import-fault.ts";
import { dropStaging } from "./drop-staging.server.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { openLoader } from "./load-parts.server.ts";
import { readBulkFile } from "./read-bulk-file.server.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { openStager } from "./stage-rows.server.ts";
import type { Stager } from "./stage-rows.server.ts";
import type { Part } from "./staging-table.ts";

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

/** Each load holds three database connections and its buffers: this process does two at once. */
const oneOfFew = pLimit(2);

/**
 * Loads the result of a bulk operation: from the network through COPY into staging tables, and from there, part by part while the rest is
 * still coming, in sets into the copy of the shop.
 *
 * Memory stays flat whatever the file's size. It is all one transaction, so that nothing shows before everything is there, an
 * interruption leaves the copy as it was, and the next attempt starts over. Throws BulkFileFault when the file is gone, cut off or makes
 * no sense.
 */
export function loadBulkFile(shop: Shop, definition: ImportDefinition, url: string, options: Options): Promise<LoadedFile> {
  return oneOfFew(() => load(shop, definition, url, options));
}

async function load(shop: Shop, definition: ImportDefinition, url: string, options: Options): Promise<LoadedFile> {
  await dropStaging(shop.id, definition.resource);
  const parts: Part[] = [];
  const newPart = (): Part => {
    const number = parts.length + 1;
    const part = definition.tables.map((table) => ({
      table,
      name: `staging."${definition.resource} ${table.name} of ${shop.id}, ${number}"`,
    }));
    parts.push(part);
    return part;
  };

  const loader = await openLoader(shop.id, definition, options.startedAt);
  const stagers: Stager[] = [];
  let taking: Promise<void> = Promise.resolve();
  try {
    for (const _ of definition.tables) stagers.push(await openStager());
    let part = newPart();
    await Promise.all(stagers.map((stager, index) => beginPart(stager, part, index)));

    let rows = 0;
    const { objects, roots } = await readBulkFile(url, definition, minorDigits(shop.currency), {
      put(table, row) {
        rows += 1;
        stagers[table]?.put(row);
      },
      async pause(readRoots) {
        options.onProgress(readRoots);
        crashPoint("import.loading");
        for (const stager of stagers) await stager.keepPace();
        if (rows < partSize(parts.length)) return;
        rows = 0;
        await Promise.all(stagers.map((stager) => stager.end()));
        // Should the database lag behind by a whole part, reading waits for it.
        await taking;
        taking = loader.take(part);
        taking.catch(() => undefined);
        part = newPart();
        await Promise.all(stagers.map((stager, index) => beginPart(stager, part, index)));
      },
    });
    if (options.expected !== null && objects !== options.expected)
      throw new BulkFileFault("corrupt", `The file from Shopify has ${objects} objects instead of ${options.expected}.`);

    await Promise.all(stagers.map((stager) => stager.end()));
    for (const stager of stagers) stager.close();
    await taking;
    await loader.take(part);
    const withoutParent = await loader.finish((connection, left) => options.finish(connection, { objects, roots, withoutParent: left }));
    await dropStaging(shop.id, definition.resource);
    return { objects, roots, withoutParent };
  } catch (error) {
    for (const stager of stagers) stager.abandon(error);
    await taking.catch(() => undefined);
    loader.abandon();
    throw error;
  }
}

/** Rows after which a part is taken: early at first, so that both sides are at work soon, and larger when there are many. */
const partSize = (number: number) => (number <= 20 ? 50_000 : 500_000);

async function beginPart(stager: Stager, part: Part, index: number): Promise<void> {
  const staging = part[index];
  if (staging) await stager.begin(staging);
}
