import { print } from "graphql";
import { BulkOperationStateDocument } from "#admin/bulk-operation-state.ts";
import { RunBulkQueryDocument } from "#admin/run-bulk-query.ts";
import { Prisma, type ImportStep } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { adminClient } from "../admin-client.server.ts";
import { AdminFault } from "../admin-fault.ts";
import { hasScope } from "../granted-scopes.server.ts";
import { userErrorsOf } from "../user-errors.ts";
import { exportEnded, exportStands, notAllowed, notExported } from "./import-fault.ts";
import type { StepOutcome, Work } from "./import-work.ts";
import { OLDER_ORDERS } from "./kept-back.ts";
import { loadExport } from "./load-export.server.ts";

/** An export that has not moved for so long, or found no free place, is given up: Shopify's own may run for ten days before it says so. */
const STANDS_STILL_MS = 15 * 60_000;

/** Asks Shopify for the file. Throws ExportFault where there will be none. */
export async function startExport({ shop, definition, step }: Work): Promise<StepOutcome> {
  // What the scopes left out is asked before: what they leave out at the end, the file may hold.
  const keptBack = await keptBackByScopes({ shop, definition });
  const query = print(definition.document);
  const { bulkOperationRunQuery } = await adminClient(shop, "background")
    .run(RunBulkQueryDocument, { query })
    .catch((fault: unknown) => {
      throw fault instanceof AdminFault && fault.code === "access-denied" && !fault.isOfDoor
        ? notAllowed(definition.resource, fault)
        : fault;
    });
  const [error] = userErrorsOf(bulkOperationRunQuery);
  const where = { shopId: shop.id, resource: definition.resource };
  // Five run at once. An operation that a crash made us forget counts too, until it is done.
  if (error?.code === "LIMIT_REACHED" || error?.code === "OPERATION_IN_PROGRESS") {
    if (step.state === "waiting" && hasStood(step)) throw exportStands(definition.resource, "no-free-export");
    const waiting = { state: "waiting", progressAt: step.state === "waiting" ? (step.progressAt ?? nowDate()) : nowDate() } as const;
    await inShop(shop, (db) => db.importStep.updateMany({ where: { ...where, state: step.state }, data: waiting }));
    return { outcome: "later", seconds: 3 };
  }
  const id = bulkOperationRunQuery?.bulkOperation?.id;
  if (error || !id) throw notExported(definition.resource, bulkOperationRunQuery?.userErrors[0]?.message);

  await inShop(shop, (db) =>
    db.importStep.update({
      where: { shopId_resource: where },
      data: {
        state: "exporting",
        bulkOperationId: id,
        resultUrl: null,
        objectCount: 0,
        loadedCount: 0,
        startedAt: nowDate(),
        progressAt: nowDate(),
        keptBack,
        problem: Prisma.DbNull,
      },
    }),
  );
  return { outcome: "later", seconds: 1 };
}

/** What of a resource the shop's scopes leave out. */
export async function keptBackByScopes({ shop, definition }: Pick<Work, "shop" | "definition">): Promise<string[]> {
  return definition.wholeWith && !(await hasScope(shop, definition.wholeWith)) ? [OLDER_ORDERS] : [];
}

/** Looks whether the file is written, and loads it when it is. Throws ExportFault when there will be none. */
export async function followExport(work: Work, bulkOperationId: string): Promise<StepOutcome> {
  const { shop, definition, step } = work;
  const { bulkOperation } = await adminClient(shop, "background").run(BulkOperationStateDocument, { id: bulkOperationId });
  const update = (data: Prisma.ImportStepUpdateManyMutationInput) =>
    inShop(shop, (db) => db.importStep.updateMany({ where: { shopId: shop.id, resource: definition.resource, bulkOperationId }, data }));

  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING": {
      const objectCount = Number(bulkOperation.rootObjectCount);
      if (objectCount === step.objectCount && hasStood(step)) throw exportStands(definition.resource, "export-stands-still");
      await update({ objectCount, ...(objectCount !== step.objectCount && { progressAt: nowDate() }) });
      return { outcome: "later", seconds: 2 };
    }
    case "COMPLETED": {
      const loading = {
        state: "loading",
        resultUrl: bulkOperation.url ?? null,
        objectCount: Number(bulkOperation.rootObjectCount),
        startedAt: nowDate(),
      } as const;
      await update(loading);
      return loadExport({ ...work, step: { ...step, ...loading } }, bulkOperationId);
    }
    default:
      throw exportEnded(definition.resource, bulkOperation?.errorCode ?? bulkOperation?.status ?? "UNKNOWN");
  }
}

function hasStood({ progressAt }: ImportStep): boolean {
  return progressAt !== null && nowDate().getTime() - progressAt.getTime() > STANDS_STILL_MS;
}
