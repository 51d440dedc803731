import type { PoolClient } from "pg";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { shopify } from "../messages.ts";
import type { ImportResource } from "./import-definition.ts";
import { importFinished } from "./import-events.ts";

type Finished = {
  resource: ImportResource;
  /** Null of a step that was read by pages. */
  bulkOperationId: string | null;
  loaded: number;
  withoutParent: number;
};

/**
 * Marks a step as done in the transaction that loads its rows, tells of it (`import.finished`), and marks the shop as imported with its last step. Throws, so that the
 * transaction is undone, when the step was started anew meanwhile.
 */
export async function finishImportStep(
  connection: PoolClient,
  shop: Shop,
  { resource, bulkOperationId, loaded, withoutParent }: Finished,
): Promise<void> {
  // Steps that end at the same moment would each find the other one open.
  await connection.query(`SELECT 1 FROM "shop" WHERE "id" = $1 FOR UPDATE`, [shop.id]);
  const left = withoutParent > 0 ? JSON.stringify(shopify.message("rows-left-out", { count: withoutParent })) : null;
  const { rowCount } = await connection.query(
    `UPDATE "import_step" SET "state" = 'done', "loadedCount" = $4, "objectCount" = $4, "finishedAt" = $5, "problem" = $6
      WHERE "shopId" = $1 AND "resource" = $2 AND "state" = 'loading' AND "bulkOperationId" IS NOT DISTINCT FROM $3`,
    [shop.id, resource, bulkOperationId, loaded, nowDate(), left],
  );
  if (rowCount !== 1) throw new Error(`The import of ${resource} was started anew while it was loaded.`);
  await connection.query(
    `UPDATE "shop" SET "importedAt" = $2
      WHERE "id" = $1 AND NOT EXISTS (SELECT 1 FROM "import_step" WHERE "shopId" = $1 AND "state" <> 'done')`,
    [shop.id, nowDate()],
  );
  const told = { resource };
  await connection.query(`SELECT publish_event($1, $2, $3, NULL, $4, $5)`, [
    shop.id,
    importFinished.topic,
    importFinished.keyOf(told),
    JSON.stringify(told),
    nowDate(),
  ]);
}
