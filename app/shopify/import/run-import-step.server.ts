import { CancelBulkOperationDocument } from "#admin/cancel-bulk-operation.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { followExport, keptBackByScopes, startExport } from "./export-in-bulk.server.ts";
import { importByPages } from "./import-by-pages.server.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { whyByPages, wordsOfImportFault } from "./import-fault.ts";
import type { StepOutcome, Work } from "./import-work.ts";
import { loadExport } from "./load-export.server.ts";
import { OLDER_ORDERS } from "./kept-back.ts";
import { noPageRead, readPages } from "./pages-read.ts";
import { countRoots } from "./read-import-page.server.ts";

/**
 * Takes one step of a shop's import as far as it goes now: asks Shopify for the file, looks whether it is written, loads it; where there will
 * be no file, it is read page by page.
 *
 * Everything that matters is in the step's row, so that after a crash anywhere the next run goes on from there. Run again when it is
 * done, it does nothing. Throws when it failed, with the reason noted in the row; the next run then starts the step anew, or goes on with the
 * page that failed.
 */
export async function runImportStep(shop: Shop, definition: ImportDefinition): Promise<StepOutcome> {
  const where = { shopId: shop.id, resource: definition.resource };
  const step = await inShop(shop, (db) => db.importStep.findFirst({ where }));
  if (!step || step.state === "done") return { outcome: "done" };
  const work = { shop, definition, step };
  try {
    return await goOn(work);
  } catch (fault) {
    // What another run has done meanwhile is not undone.
    const same = { ...where, bulkOperationId: step.bulkOperationId, state: { not: "done" } } as const;
    const why = step.pages === null ? whyByPages(fault) : null;
    if (why) return turnToPages(work, same, why);
    const problem = wordsOfImportFault(fault);
    await inShop(shop, (db) => db.importStep.updateMany({ where: same, data: { state: "failed", problem } }));
    throw fault;
  }
}

function goOn(work: Work): Promise<StepOutcome> {
  const { step } = work;
  const read = readPages(step.pages);
  if (read) return importByPages(work, read);
  if (step.state === "waiting" || step.state === "failed" || !step.bulkOperationId) return startExport(work);
  return step.state === "exporting" ? followExport(work, step.bulkOperationId) : loadExport(work, step.bulkOperationId);
}

async function turnToPages({ shop, definition, step }: Work, same: Prisma.ImportStepWhereInput, why: Message): Promise<StepOutcome> {
  log.warn({ shopId: shop.id, resource: definition.resource, why: why.code }, "import goes on by pages");
  // An operation that stands still holds one of Shopify's few places. Where it is over, that is told and of no matter.
  if (step.state === "exporting" && step.bulkOperationId)
    await adminClient(shop, "background")
      .run(CancelBulkOperationDocument, { id: step.bulkOperationId })
      .catch((fault: unknown) => log.warn({ err: fault }, "bulk operation not cancelled"));
  const keptBack = await keptBackByScopes({ shop, definition });
  const data = {
    state: "loading",
    bulkOperationId: null,
    resultUrl: null,
    objectCount: await countRoots(adminClient(shop, "background"), definition, keptBack.includes(OLDER_ORDERS)),
    loadedCount: 0,
    startedAt: nowDate(),
    pages: noPageRead(why),
    keptBack,
    problem: Prisma.DbNull,
  } as const;
  await inShop(shop, (db) => db.importStep.updateMany({ where: same, data }));
  return { outcome: "later", seconds: 0 };
}
