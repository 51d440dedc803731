import { Prisma } from "#generated/prisma/client.ts";
import { NodesThereDocument } from "#admin/nodes-there.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { gid, idOf } from "../gid.ts";
import { compareIds, type Countable, type Listed } from "./countable.ts";
import { recordRepairs } from "./record-repairs.server.ts";

/** A difference this old is not one that a webhook on its way explains. */
const SETTLES_MS = 20_000;
const AT_A_TIME = 250;

type Compared = { query: string | null; where: Prisma.Sql };

/**
 * Finds what was deleted in a shop, or came to it, of which no webhook has told: no window of changes shows what is not there any more. Both
 * sides are counted; only when the numbers have differed for longer than webhooks take, the ids are compared, a page at a time. What may be
 * gone is asked for by its id before it is removed. Each repair is recorded.
 */
export async function reconcileCount<Node extends Listed>(shop: Shop, countable: Countable<Node>): Promise<void> {
  const found = await inShop(shop, (db) => db.shop.findUnique({ where: { id: shop.id }, select: { importedAt: true } }));
  if (!found?.importedAt) return;
  const compared: Compared = countable.within?.(nowDate()) ?? { query: null, where: Prisma.sql`true` };
  const note = (differs: boolean) => noteDifference(shop, countable.resource, differs, found.importedAt ?? nowDate());
  if (countable.count && !(await hasDifferedLong(shop, countable, compared, note))) return;

  await compareAll(shop, countable, compared);
  await note(false);
}

async function hasDifferedLong<Node extends Listed>(
  shop: Shop,
  { table, count }: Countable<Node>,
  { query, where }: Compared,
  note: (differs: boolean) => Promise<Date | null>,
): Promise<boolean> {
  const theirs = await count?.(adminClient(shop, "background"), query);
  if (theirs == null) return false;
  const [ours] = await inShop(
    shop,
    (db) => db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM ${Prisma.raw(`"${table.name}"`)} WHERE "shopId" = ${shop.id} AND ${where}`,
  );
  const since = await note(theirs !== ours?.count);
  return since !== null && nowDate().getTime() - since.getTime() > SETTLES_MS;
}

/** Keeps since when the numbers differ; answers it. How far changes were compared is another question: nothing is, before the first look. */
async function noteDifference(shop: Shop, resource: string, differs: boolean, importedAt: Date): Promise<Date | null> {
  const now = nowDate();
  const [row] = await inShop(
    shop,
    (db) => db.$queryRaw<{ differsSince: Date | null }[]>`
      INSERT INTO "reconciliation" AS r ("shopId", "resource", "doneUntil", "ranAt", "differsSince")
      VALUES (${shop.id}, ${resource}, ${importedAt}, ${now}, ${differs ? now : null})
      ON CONFLICT ("shopId", "resource") DO UPDATE
        SET "differsSince" = CASE WHEN ${differs} THEN coalesce(r."differsSince", excluded."differsSince") END, "ranAt" = excluded."ranAt"
      RETURNING "differsSince"`,
  );
  return row?.differsSince ?? null;
}

async function compareAll<Node extends Listed>(shop: Shop, countable: Countable<Node>, { query, where }: Compared): Promise<void> {
  let from = 0n;
  for (let after: string | null = null; ;) {
    const page = await countable.list(adminClient(shop, "background"), { query, after });
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    const last = page.nodes.at(-1);
    const upTo = after === null || !last ? null : idOf(last.id);
    await comparePage(shop, countable, { nodes: page.nodes, from, upTo, where });
    if (upTo === null) return;
    from = upTo;
  }
}

type Compare<Node> = { nodes: readonly Node[]; from: bigint; upTo: bigint | null; where: Prisma.Sql };

/** Compares what Shopify has after an id, up to another (null: to the end), with what we have there. */
async function comparePage<Node extends Listed>(shop: Shop, countable: Countable<Node>, page: Compare<Node>): Promise<void> {
  const { nodes, upTo, where } = page;
  const theirs = new Map(nodes.map((node) => [idOf(node.id), node]));
  const table = Prisma.raw(`"${countable.table.name}"`);
  const found = new Set<bigint>();
  for (let from = page.from; ;) {
    const ours = await inShop(
      shop,
      (db) => db.$queryRaw<{ id: bigint }[]>`
        SELECT "id" FROM ${table} WHERE "shopId" = ${shop.id} AND "id" > ${from} AND (${upTo}::bigint IS NULL OR "id" <= ${upTo}) AND ${where}
         ORDER BY "id" LIMIT ${AT_A_TIME}`,
    );
    const ids = ours.map(({ id }) => id);
    for (const id of ids) if (theirs.has(id)) found.add(id);
    await removeGone(shop, countable, compareIds([...theirs.keys()], ids).gone);
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_A_TIME) break;
    from = last;
  }
  const missing = [...theirs].filter(([id]) => !found.has(id));
  if (missing.length === 0) return;
  const { copyOf = ({ id }: Node) => id } = countable;
  await countable.copy(shop, [...new Set(missing.map(([, node]) => idOf(copyOf(node))))]);
  await recordRepairs(
    shop,
    countable.resource,
    missing.map(([id]) => ({ id: String(id), fault: "missing", changedAt: null })),
  );
}

/** What was written after Shopify's page was read is not in it either: only what Shopify does not know by its id is gone. */
async function removeGone<Node extends Listed>(shop: Shop, countable: Countable<Node>, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return;
  const { nodes } = await adminClient(shop, "background").run(NodesThereDocument, { ids: ids.map((id) => gid(countable.type, id)) });
  const gone = ids.filter((_, index) => nodes[index] == null);
  if (gone.length === 0) return;
  const { copyOfGone } = countable;
  const toCopy = copyOfGone ? await inShop(shop, (db) => copyOfGone(db, shop, gone)) : gone;
  await countable.copy(shop, toCopy);
  await recordRepairs(
    shop,
    countable.resource,
    gone.map((id) => ({ id: String(id), fault: "gone", changedAt: null })),
  );
}
