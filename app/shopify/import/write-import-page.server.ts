import { Prisma, type ImportStep } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Row } from "../copy/copied-table.ts";
import { upsertChildren, upsertCopies } from "../copy/upsert-copies.server.ts";
import { jsonSource } from "../copy/write-sql.ts";
import { idOf } from "../gid.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { pruneChildrenSql, pruneRangeSql } from "./load-sql.ts";
import type { PagesRead } from "./pages-read.ts";
import type { ImportPage } from "./read-import-page.server.ts";

type At = { step: ImportStep; read: PagesRead };

/**
 * Writes a page into the copy of the shop, newer over older, and how far the step is, in one transaction: after a crash the next run asks for
 * the page that follows. What the shop no longer has is removed as pages pass by where it would be. Answers where the step stands then. Throws
 * when it was begun anew meanwhile.
 */
export async function writeImportPage(
  db: ShopDb,
  shop: Shop,
  definition: ImportDefinition,
  { step, read }: At,
  page: ImportPage,
): Promise<At> {
  const rows: [Row[], Row[]] = [[], []];
  for (const line of page.lines) definition.read(line, (table, row) => rows[table].push(row), minorDigits(shop.currency));
  const [parents, children] = definition.tables;

  const known = await withOwner(db, shop, definition, rows[0]);
  const taken = await upsertCopies(db, shop, parents, known);
  if (children) await upsertChildren(db, shop, children, taken, rows[1]);
  const upTo = passed(read.upTo, page);
  if (definition.prunes && read.upTo !== null && upTo !== null)
    await prune(db, shop, definition, { rows: known, from: read.upTo, upTo, page, step });

  const next: PagesRead = { ...read, after: page.end ?? read.after, upTo, leftOut: read.leftOut + rows[0].length - known.length };
  const changed = {
    pages: next,
    loadedCount: step.loadedCount + page.roots.length,
    keptBack: [...new Set([...step.keptBack, ...page.withheld])],
  };
  const { count } = await db.importStep.updateMany({
    where: { shopId: shop.id, resource: step.resource, state: "loading", pages: { equals: read } },
    data: changed,
  });
  if (count !== 1) throw new Error(`The import of ${step.resource} was started anew while a page was read.`);
  return { step: { ...step, ...changed }, read: next };
}

/** The rows whose owner the copy has; all of them where they have none. */
async function withOwner(db: ShopDb, shop: Shop, { belongsTo, tables }: ImportDefinition, rows: readonly Row[]): Promise<readonly Row[]> {
  const { parent } = tables[0];
  if (!belongsTo || !parent || rows.length === 0) return rows;
  const owners = [...new Set(rows.map((row) => row[parent] ?? "0"))];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM ${Prisma.raw(`"${belongsTo}"`)} WHERE "shopId" = ${shop.id} AND "id" = ANY (${owners}::bigint[])`;
  const there = new Set(found.map(({ id }) => id));
  return rows.filter((row) => there.has(row[parent] ?? ""));
}

/** Up to which id all roots are read now; null when they do not come in the order of ids, so that nothing can be said. */
function passed(upTo: string | null, { roots }: ImportPage): string | null {
  if (upTo === null) return null;
  let last = BigInt(upTo);
  for (const root of roots) {
    const id = idOf(root);
    if (id <= last) return null;
    last = id;
  }
  return String(last);
}

type Passed = { rows: readonly Row[]; from: string; upTo: string; page: ImportPage; step: ImportStep };

/** Clocks of Shopify and of this machine may differ by less; what is newer than the import is none of its business. */
const CLOCKS_DIFFER_MS = 15 * 60_000;

async function prune(db: ShopDb, shop: Shop, { tables }: ImportDefinition, { rows, from, upTo, page, step }: Passed): Promise<void> {
  const [parents, children] = tables;
  const names = Object.keys(parents.columns);
  const kept = JSON.stringify(rows.map((row) => names.map((name) => row[name] ?? null)));
  const before = new Date((step.startedAt?.getTime() ?? 0) - CLOCKS_DIFFER_MS);
  // Behind the last page there is nothing more.
  const to = page.next === null ? null : upTo;
  await db.$executeRawUnsafe(pruneRangeSql(parents, jsonSource(parents)), shop.id, kept, before, from, to);
  if (children && page.next === null) await db.$executeRawUnsafe(pruneChildrenSql(children, parents), shop.id);
}
