import type { Prisma } from "#generated/prisma/client.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { saidOfParcel } from "#app/fulfillment/exceptions/once-left.ts";
import { isUndoneSql } from "#app/parcels/parcel-sql.server.ts";
import { hasLeft } from "#app/parcels/parcel-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readDismissed, type DismissedException } from "./read-dismissed.server.ts";
import { type LeftBefore, readLeftBefore } from "./read-left-before.server.ts";
import { readOwners, readWarehouseFacts } from "./read-surroundings.server.ts";
import type { Sharing, WarehouseFact } from "./solution.ts";

export type ExceptionsView = {
  asOf: string;
  /** Whose page it is, and whether only theirs are listed. */
  me: string;
  onlyMine: boolean;
  /** The one cause that is listed; null where all are. */
  onlyCause: string | null;
  groups: ExceptionGroup[];
  /** Who of the staff can be named. */
  owners: { id: string; name: string }[];
  warehouses: WarehouseFact[];
  dismissed: DismissedException[];
  /** What was shipped of the orders that can be shipped again. */
  leftBefore: LeftBefore[];
};

/** Exceptions of one cause that share what that cause is shared by: a SKU, a product, a warehouse or a country. */
export type ExceptionGroup = {
  cause: string;
  shared: Sharing;
  /** What they share, as people call it; null where they share nothing, or it has no name. */
  sharedName: string | null;
  count: number;
  oldest: string;
  items: ExceptionInGroup[];
};

export type ExceptionInGroup = {
  id: string;
  orderId: string | null;
  orderName: string | null;
  /** It goes nowhere until somebody releases it. */
  orderIsHeld: boolean;
  /** It is about a parcel that can't be stopped any more: its warehouse is asked in vain. */
  isPastStopping: boolean;
  warehouseId: string | null;
  message: Message;
  openedAt: string;
  ownerId: string | null;
};

/** So many are listed of a cause's first group, of each other one, and so many groups of a cause; what waits longest comes first. */
const MOST = 50;
const MOST_OF_OTHERS = 10;
const MOST_GROUPS = 20;

type Asked = { me?: string; onlyMine?: boolean; onlyCause?: string | null };

/** What needs a person, by cause and what is shared; what waits longest first. With `onlyMine`, what `me` looks after; with `onlyCause`, what is of that cause. */
export function readExceptions(shop: Shop, { me = "", onlyMine = false, onlyCause = null }: Asked = {}): Promise<ExceptionsView> {
  return readInShop(shop, async (db) => {
    const groups = await readGroups(db, shop, onlyMine ? me : null, onlyCause);
    return {
      asOf: nowDate().toISOString(),
      me,
      onlyMine,
      onlyCause,
      groups,
      owners: await readOwners(db, shop),
      warehouses: await readWarehouseFacts(db, shop),
      dismissed: await readDismissed(db, shop),
      leftBefore: await readLeftBefore(db, shop, groups),
    };
  });
}

async function readGroups(db: ShopDb, shop: Shop, ownerId: string | null, cause: string | null): Promise<ExceptionGroup[]> {
  const rows = await db.$queryRaw<FoundException[]>`
    WITH opened AS (
      SELECT e.*, coalesce(e."sku", e."productId"::text, e."warehouseId"::text, e."countryCode", '') AS "shared"
        FROM "exception" e WHERE "shopId" = ${shop.id} AND "resolvedAt" IS NULL AND (${ownerId}::text IS NULL OR "ownerId" = ${ownerId})
         AND (${cause}::text IS NULL OR "cause" = ${cause})
    ), ranked AS (
      SELECT o.*, (count(*) OVER (PARTITION BY "cause", "shared"))::int AS "count", min("openedAt") OVER (PARTITION BY "cause") AS "causeOldest",
             min("openedAt") OVER (PARTITION BY "cause", "shared") AS "oldest",
             row_number() OVER (PARTITION BY "cause", "shared" ORDER BY "openedAt", "id") AS "rank"
        FROM opened o
    ), placed AS (SELECT r.*, dense_rank() OVER (PARTITION BY "cause" ORDER BY "oldest", "shared") AS "place" FROM ranked r)
    SELECT r."id"::text AS "id", r."cause", r."sku", r."productId"::text AS "productId", r."warehouseId"::text AS "sharedWarehouseId", r."countryCode",
           r."orderId", o."name" AS "orderName", o."stage" = 'held' AS "orderIsHeld",
           p."stage"::text AS "parcelStage", ${isUndoneSql("p")} AS "parcelIsUndone", r."message", r."openedAt", r."ownerId", r."count", r."oldest",
           coalesce(r."warehouseId"::text, p."warehouseId"::text, CASE WHEN r."subject" LIKE 'warehouse:%' THEN substr(r."subject", 11) END) AS "warehouseId",
           coalesce(w."name", t."title", (SELECT v."title" FROM "product" v JOIN "variant" s ON s."shopId" = v."shopId" AND s."productId" = v."id"
                                           WHERE s."shopId" = r."shopId" AND s."sku" = r."sku" LIMIT 1)) AS "sharedName"
      FROM placed r
      LEFT JOIN "order" o ON o."shopId" = r."shopId" AND o."id" = r."orderId"
      LEFT JOIN "parcel" p ON p."shopId" = r."shopId" AND p."id" = r."parcelId"
      LEFT JOIN "warehouse" w ON w."shopId" = r."shopId" AND w."id" = r."warehouseId"
      LEFT JOIN "product" t ON t."shopId" = r."shopId" AND t."id" = r."productId"
     WHERE r."place" <= ${MOST_GROUPS}::int AND r."rank" <= CASE WHEN r."place" = 1 THEN ${MOST}::int ELSE ${MOST_OF_OTHERS}::int END
     ORDER BY r."causeOldest", r."cause", r."place", r."rank"`;

  const byGroup = Map.groupBy(rows, (row) => JSON.stringify([row.cause, sharingOf(row)]));
  return [...byGroup.values()].flatMap((items) => {
    const [first] = items;
    return first ? [groupOf(first, items)] : [];
  });
}

function groupOf(first: FoundException, items: readonly FoundException[]): ExceptionGroup {
  const { cause, count, oldest, sharedName } = first;
  return { cause, count, oldest: oldest.toISOString(), shared: sharingOf(first), sharedName, items: items.map(itemOf) };
}

function itemOf(found: FoundException): ExceptionInGroup {
  const { id, orderId, orderName, orderIsHeld, parcelStage, parcelIsUndone, warehouseId, message, openedAt, ownerId } = found;
  const parcel = parcelStage === null ? null : { stage: parcelStage, isUndone: parcelIsUndone };
  return {
    id,
    orderId: orderId === null ? null : String(orderId),
    orderName,
    orderIsHeld: orderIsHeld === true,
    isPastStopping: parcel !== null && hasLeft(parcel),
    warehouseId,
    message: saidOfParcel(storedMessage(message), parcel),
    openedAt: openedAt.toISOString(),
    ownerId,
  };
}

function sharingOf({ sku, productId, sharedWarehouseId, countryCode }: FoundException): Sharing {
  return { sku, productId, warehouseId: sharedWarehouseId, countryCode };
}

type FoundException = {
  id: string;
  cause: string;
  sku: string | null;
  productId: string | null;
  sharedWarehouseId: string | null;
  countryCode: string | null;
  sharedName: string | null;
  orderId: bigint | null;
  orderName: string | null;
  orderIsHeld: boolean | null;
  parcelStage: ParcelStage | null;
  parcelIsUndone: boolean;
  warehouseId: string | null;
  message: Prisma.JsonValue;
  openedAt: Date;
  ownerId: string | null;
  count: number;
  oldest: Date;
};
