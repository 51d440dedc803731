import { nowDate } from "#app/platform/clock.ts";
import { inBatches } from "#app/platform/db/in-batches.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { keptSince } from "./settling.ts";

const AT_ONCE = 5000;

/** What grows with buyers, by the moment and the key of a row. */
const KEPT = [
  { table: "offer_decision", at: "decidedAt", key: "id" },
  { table: "offer_purchase", at: "decidedAt", key: "visitor" },
  { table: "offer_order", at: "placedAt", key: "orderId" },
] as const;

/** Deletes what is kept no longer, some thousand rows at a time, each time in a transaction of its own. Answers how many rows went. */
export async function pruneDecisions(shop: Pick<Shop, "id">): Promise<number> {
  const before = keptSince(nowDate());
  let deleted = 0;
  for (const { table, at, key } of KEPT) {
    const [rows, moment, id] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${at}"`), Prisma.raw(`"${key}"`)];
    deleted += await inBatches(
      shop,
      AT_ONCE,
      (db, most) => db.$executeRaw`
          DELETE FROM ${rows} WHERE "shopId" = ${shop.id} AND ${id} IN (
            SELECT ${id} FROM ${rows} WHERE "shopId" = ${shop.id} AND ${moment} < ${before} ORDER BY ${moment} LIMIT ${most})`,
    );
  }
  deleted += await inBatches(
    shop,
    AT_ONCE,
    (db, most) => db.$executeRaw`
        DELETE FROM "order_offer" WHERE "shopId" = ${shop.id} AND ("offerId", "orderId") IN (
          SELECT "offerId", "orderId" FROM "order_offer" WHERE "shopId" = ${shop.id} AND "placedAt" < ${before} LIMIT ${most})`,
  );
  return deleted;
}
