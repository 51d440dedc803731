import type { PoolClient } from "pg";
import { BulkOperationStateDocument } from "#admin/bulk-operation-state.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { finishImportStep } from "./finish-import-step.server.ts";
import type { ImportDefinition } from "./import-definition.ts";
import type { StepOutcome, Work } from "./import-work.ts";
import { loadBulkFile } from "./load-bulk-file.server.ts";

/** Loads the file that Shopify has written, once what its rows refer to is there. */
export async function loadExport({ shop, definition, step }: Work, bulkOperationId: string): Promise<StepOutcome> {
  if (definition.after && !(await isDone(shop, definition.after))) return { outcome: "later", seconds: 2 };

  const { bulkOperation } = await adminClient(shop, "background").run(BulkOperationStateDocument, { id: bulkOperationId });
  const expected = bulkOperation ? Number(bulkOperation.objectCount) : null;
  const finish = (connection: PoolClient, { roots, withoutParent }: { roots: number; withoutParent: number }) =>
    finishImportStep(connection, shop, { resource: definition.resource, bulkOperationId, loaded: roots, withoutParent });

  if (step.resultUrl === null) await inTransaction((connection) => finish(connection, { roots: 0, withoutParent: 0 }));
  else {
    const startedAt = bulkOperation ? new Date(bulkOperation.createdAt) : (step.startedAt ?? new Date(0));
    const loaded = await loadBulkFile(shop, definition, step.resultUrl, {
      expected,
      startedAt,
      onProgress: progressOf(shop, definition),
      finish,
    });
    log.info({ shopId: shop.id, resource: definition.resource, ...loaded }, "resource imported");
    await analyzeGrownTables();
  }
  return { outcome: "done" };
}

/** Ends a step of which no file is loaded: Shopify gives none when there is nothing in it. */
export async function inTransaction(finish: (connection: PoolClient) => Promise<void>): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query("BEGIN");
    await finish(connection);
    await connection.query("COMMIT");
    connection.release();
  } catch (error) {
    connection.release(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** Whether the step of a resource is over. */
export async function isDone(shop: Shop, resource: string): Promise<boolean> {
  const step = await inShop(shop, (db) => db.importStep.findFirst({ where: { shopId: shop.id, resource }, select: { state: true } }));
  return step?.state === "done";
}

/** Writes the count down twice a second at most, and never makes the reading wait for it. */
function progressOf(shop: Shop, { resource }: ImportDefinition): (roots: number) => void {
  let writtenAt = 0;
  let writing = false;
  return (roots) => {
    const now = performance.now();
    if (writing || now - writtenAt < 500) return;
    writtenAt = now;
    writing = true;
    pool
      .query(`UPDATE "import_step" SET "loadedCount" = $3 WHERE "shopId" = $1 AND "resource" = $2 AND "state" = 'loading'`, [
        shop.id,
        resource,
        roots,
      ])
      .catch((error: unknown) => log.warn({ err: error }, "progress not written"))
      .finally(() => (writing = false));
  };
}
