import { Prisma } from "#generated/prisma/client.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import { adminClient } from "../admin-client.server.ts";
import { AdminFault } from "../admin-fault.ts";
import { finishImportStep } from "./finish-import-step.server.ts";
import type { StepOutcome, Work } from "./import-work.ts";
import { EVERYTHING } from "./kept-back.ts";
import { inTransaction, isDone } from "./load-export.server.ts";
import { pageDocuments } from "./page-documents.ts";
import { noPageRead, type PagesRead } from "./pages-read.ts";
import { readImportPage } from "./read-import-page.server.ts";
import { writeImportPage } from "./write-import-page.server.ts";

/** After so long other shops and other resources have their turn. */
const TURN_MS = 15_000;

/**
 * Reads a resource page by page, where Shopify writes no file of it. Each page is written with how far the step is, so that no more than one
 * is held, none is read twice, and a run that is killed is gone on with where it was. Its requests wait in line behind those of orders and
 * screens. What the shop shows meanwhile is in the copy as it comes.
 */
export async function importByPages(work: Work, begun: PagesRead): Promise<StepOutcome> {
  const { shop, definition } = work;
  if (definition.after && !(await isDone(shop, definition.after))) return { outcome: "later", seconds: 2 };
  const client = adminClient(shop, "background");
  const documents = pageDocuments(definition);
  const until = performance.now() + TURN_MS;
  let at = { step: await takeUp(work), read: begun };

  do {
    const page = await readImportPage(client, documents, at.read.after).catch((fault: unknown) => withoutPage(work, at.read, fault));
    if (page === null) return { outcome: "done" };
    at = await inShop(shop, (db) => writeImportPage(db, shop, definition, at, page));
    crashPoint("import.loading");
    if (page.next !== null) continue;
    await finish(work, at.step.loadedCount, at.read.leftOut);
    log.info({ shopId: shop.id, resource: definition.resource, loaded: at.step.loadedCount }, "resource imported by pages");
    await analyzeGrownTables();
    return { outcome: "done" };
  } while (performance.now() < until);
  return { outcome: "later", seconds: 0 };
}

/** A step whose last page failed goes on. */
async function takeUp({ shop, step }: Work): Promise<Work["step"]> {
  if (step.state !== "failed") return step;
  const where = { shopId: shop.id, resource: step.resource, state: "failed" } as const;
  await inShop(shop, (db) => db.importStep.updateMany({ where, data: { state: "loading", problem: Prisma.DbNull } }));
  return { ...step, state: "loading" };
}

/**
 * What a page that could not be read comes to. What may not be read and can be done without is left out (null). A cursor that Shopify no longer
 * knows cannot be gone on from: the next run begins with the first page. Everything else is thrown.
 */
async function withoutPage({ shop, definition }: Work, read: PagesRead, fault: unknown): Promise<null> {
  if (!(fault instanceof AdminFault)) throw fault;
  const where = { shopId: shop.id, resource: definition.resource, pages: { equals: read } };
  if (fault.code === "access-denied" && !fault.isOfDoor && definition.optional) {
    await inShop(shop, (db) => db.importStep.updateMany({ where, data: { keptBack: [EVERYTHING] } }));
    await finish({ shop, definition }, 0, 0);
    return null;
  }
  if (fault.code === "invalid-request" && read.after !== null)
    await inShop(shop, (db) => db.importStep.updateMany({ where, data: { pages: noPageRead(read.why), loadedCount: 0 } }));
  throw fault;
}

function finish({ shop, definition }: Pick<Work, "shop" | "definition">, loaded: number, withoutParent: number): Promise<void> {
  return inTransaction((connection) =>
    finishImportStep(connection, shop, { resource: definition.resource, bulkOperationId: null, loaded, withoutParent }),
  );
}
