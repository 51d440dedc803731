import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

export type ExceptionsView = { asOf: string; groups: ExceptionGroup[] };

export type ExceptionGroup = {
  cause: string;
  count: number;
  oldest: string;
  /** The longest waiting ones, at most 50. */
  items: { id: string; orderId: string | null; orderName: string | null; warehouseId: string | null; message: Message; openedAt: string }[];
};

const MOST = 50;

/** What needs a person, grouped by cause; the group that waits longest first. */
export function readExceptions(shop: Shop): Promise<ExceptionsView> {
  return inShop(shop, async (db) => {
    const rows = await db.$queryRaw<FoundException[]>`
      WITH ranked AS (
        SELECT e.*, (count(*) OVER (PARTITION BY "cause"))::int AS "count", row_number() OVER (PARTITION BY "cause" ORDER BY "openedAt", "id") AS "rank"
          FROM "exception" e WHERE "shopId" = ${shop.id} AND "resolvedAt" IS NULL)
      SELECT r."id"::text AS "id", r."cause", r."subject", r."orderId", o."name" AS "orderName", r."message", r."openedAt", r."count",
             coalesce(p."warehouseId"::text, CASE WHEN r."subject" LIKE 'warehouse:%' THEN substr(r."subject", 11) END) AS "warehouseId"
        FROM ranked r
        LEFT JOIN "order" o ON o."shopId" = r."shopId" AND o."id" = r."orderId"
        LEFT JOIN "parcel" p ON p."shopId" = r."shopId" AND p."id" = r."parcelId"
       WHERE r."rank" <= ${MOST}
       ORDER BY min(r."openedAt") OVER (PARTITION BY r."cause"), r."cause", r."rank"`;

    const byCause = Map.groupBy(rows, (row) => row.cause);
    return {
      asOf: nowDate().toISOString(),
      groups: [...byCause].map(([cause, [first, ...rest]]) => ({
        cause,
        count: first?.count ?? 0,
        oldest: first?.openedAt.toISOString() ?? "",
        items: [...(first ? [first] : []), ...rest].map((row) => ({
          id: row.id,
          orderId: row.orderId === null ? null : String(row.orderId),
          orderName: row.orderName,
          warehouseId: row.warehouseId,
          message: storedMessage(row.message),
          openedAt: row.openedAt.toISOString(),
        })),
      })),
    };
  });
}

type FoundException = {
  id: string;
  cause: string;
  subject: string;
  orderId: bigint | null;
  orderName: string | null;
  warehouseId: string | null;
  message: unknown;
  openedAt: Date;
  count: number;
};
