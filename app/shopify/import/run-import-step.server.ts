import { print } from "graphql";
import type { PoolClient } from "pg";
import { BulkOperationStateDocument } from "#admin/bulk-operation-state.ts";
import { RunBulkQueryDocument } from "#admin/run-bulk-query.ts";
import { Prisma, type ImportStep } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { userErrorsOf } from "../user-errors.ts";
import { finishImportStep } from "./finish-import-step.server.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { exportEnded, notExported, wordsOfImportFault } from "./import-fault.ts";
import { loadBulkFile } from "./load-bulk-file.server.ts";

export type StepOutcome = { outcome: "done" } | { outcome: "later"; seconds: number };

type Work = { shop: Shop; definition: ImportDefinition; step: ImportStep };

/**
 * Takes one step of a shop's import as far as it goes now: asks Shopify for the file, looks whether it is written, loads it.
 *
 * Everything that matters is in the step's row, so that after a crash anywhere the next run goes on from there. Run again when it is
 * done, it does nothing. Throws when it failed, with the reason noted in the row; the next run then starts the step anew.
 */
export async function runImportStep(shop: Shop, definition: ImportDefinition): Promise<StepOutcome> {
  const where = { shopId: shop.id, resource: definition.resource };
  const step = await inShop(shop, (db) => db.importStep.findFirst({ where }));
  if (!step || step.state === "done") return { outcome: "done" };
  const work = { shop, definition, step };
  try {
    if (step.state === "waiting" || step.state === "failed" || !step.bulkOperationId) return await startExport(work);
    if (step.state === "exporting") return await followExport(work, step.bulkOperationId);
    return await load(work, step.bulkOperationId);
  } catch (fault) {
    // What another run has done meanwhile is not undone.
    const problem = wordsOfImportFault(fault);
    await inShop(shop, (db) =>
      db.importStep.updateMany({
        where: { ...where, bulkOperationId: step.bulkOperationId, state: { not: "done" } },
        data: { state: "failed", problem },
      }),
    );
    throw fault;
  }
}

async function startExport({ shop, definition }: Work): Promise<StepOutcome> {
  const query = print(definition.document);
  const { bulkOperationRunQuery } = await adminClient(shop, "background").run(RunBulkQueryDocument, { query });
  const [error] = userErrorsOf(bulkOperationRunQuery);
  // Five run at once. An operation that a crash made us forget counts too, until it is done.
  if (error?.code === "LIMIT_REACHED" || error?.code === "OPERATION_IN_PROGRESS") return { outcome: "later", seconds: 3 };
  const id = bulkOperationRunQuery?.bulkOperation?.id;
  if (error || !id) throw notExported(definition.resource, bulkOperationRunQuery?.userErrors[0]?.message);

  await inShop(shop, (db) =>
    db.importStep.update({
      where: { shopId_resource: { shopId: shop.id, resource: definition.resource } },
      data: {
        state: "exporting",
        bulkOperationId: id,
        resultUrl: null,
        objectCount: 0,
        loadedCount: 0,
        startedAt: nowDate(),
        problem: Prisma.DbNull,
      },
    }),
  );
  return { outcome: "later", seconds: 1 };
}

async function followExport(work: Work, bulkOperationId: string): Promise<StepOutcome> {
  const { shop, definition, step } = work;
  const { bulkOperation } = await adminClient(shop, "background").run(BulkOperationStateDocument, { id: bulkOperationId });
  const update = (data: Partial<Omit<ImportStep, "problem">>) =>
    inShop(shop, (db) => db.importStep.updateMany({ where: { shopId: shop.id, resource: definition.resource, bulkOperationId }, data }));

  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING":
      await update({ objectCount: Number(bulkOperation.rootObjectCount) });
      return { outcome: "later", seconds: 2 };
    case "COMPLETED": {
      const loading = {
        state: "loading",
        resultUrl: bulkOperation.url ?? null,
        objectCount: Number(bulkOperation.rootObjectCount),
        startedAt: nowDate(),
      } as const;
      await update(loading);
      return load({ ...work, step: { ...step, ...loading } }, bulkOperationId);
    }
    default:
      throw exportEnded(definition.resource, bulkOperation?.errorCode ?? bulkOperation?.status ?? "UNKNOWN");
  }
}

async function load({ shop, definition, step }: Work, bulkOperationId: string): Promise<StepOutcome> {
  if (definition.after && !(await isDone(shop, definition.after))) return { outcome: "later", seconds: 2 };

  const { bulkOperation } = await adminClient(shop, "background").run(BulkOperationStateDocument, { id: bulkOperationId });
  const expected = bulkOperation ? Number(bulkOperation.objectCount) : null;
  const finish = (connection: PoolClient, { roots, withoutParent }: { roots: number; withoutParent: number }) =>
    finishImportStep(connection, shop, { resource: definition.resource, bulkOperationId, loaded: roots, withoutParent });

  if (step.resultUrl === null) await finishEmpty(finish);
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

/** Shopify gives no file when there is nothing in it. */
async function finishEmpty(
  finish: (connection: PoolClient, loaded: { roots: number; withoutParent: number }) => Promise<void>,
): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query("BEGIN");
    await finish(connection, { roots: 0, withoutParent: 0 });
    await connection.query("COMMIT");
    connection.release();
  } catch (error) {
    connection.release(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function isDone(shop: Shop, resource: string): Promise<boolean> {
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
