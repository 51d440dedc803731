import { Prisma } from "#generated/prisma/client.ts";
import { onHandForShopifyRows } from "#app/stock/on-hand-for-shopify.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isOpen } from "#app/parcels/parcel-stage.ts";

/** Units of one SKU at a warehouse, and what Shopify says of it. */
export type StockRow = {
  sku: string;
  title: string | null;
  bin: string | null;
  onHand: number;
  /** Promised to orders that are not Waybill's. */
  committedElsewhere: number;
  /** In parcels of ours that have not left. */
  inParcels: number;
  /** What can still be promised. */
  sellable: number;
  /** What Shopify shows on hand; null when it doesn't know the SKU at this location. */
  inShopify: number | null;
  /** By how much Shopify shows more (or fewer, when below zero) than it should. */
  drift: number;
  /** When this number last changed. ISO 8601, UTC. */
  asOf: string;
};

export type StockPage = {
  rows: StockRow[];
  /** Give it as `after` to go on; null at the end. */
  next: string | null;
};

const PAGE = 50;

type Asked = {
  after?: string | null;
  /** Finds in SKU and title. */
  search?: string | null;
  /** Only where Shopify shows another number. */
  drifted?: boolean;
  /** What is searched for also where it has never been: it can be counted there. */
  uncounted?: boolean;
};

/** A page of a warehouse's stock by SKU. */
export function readStockPage(
  shop: Shop,
  id: WarehouseId,
  { after, search, drifted = false, uncounted = false }: Asked = {},
): Promise<StockPage> {
  return readInShop(shop, async (db) => {
    const like = search ? `%${search.replaceAll(/[\\%_]/g, "\\$&")}%` : null;
    const found = await db.$queryRaw<(Omit<StockRow, "asOf"> & { asOf: Date })[]>`
      WITH expected AS (${onHandForShopifyRows(id)}), row AS (
        SELECT stock."sku", item.title, stock."bin", stock."onHand", stock."committedElsewhere", coalesce(parcels.units, 0)::int AS "inParcels",
               greatest(0, stock."onHand" - stock."committedElsewhere" - coalesce(parcels.units, 0))::int AS sellable,
               level."onHand" AS "inShopify", coalesce(level."onHand", 0) - expected.quantity AS drift, stock."asOf"
          FROM "warehouse_stock" stock
          JOIN expected ON expected.sku = stock."sku"
          JOIN "warehouse" warehouse ON warehouse."shopId" = stock."shopId" AND warehouse."id" = stock."warehouseId"
          LEFT JOIN LATERAL (
            SELECT concat_ws(' · ', product."title", nullif(variant."title", 'Default Title')) AS title, variant."inventoryItemId", variant."tracked"
              FROM "variant" variant
              LEFT JOIN "product" product ON product."shopId" = variant."shopId" AND product."id" = variant."productId"
             WHERE variant."shopId" = stock."shopId" AND variant."sku" = stock."sku" ORDER BY variant."id" LIMIT 1
          ) item ON true
          LEFT JOIN "inventory_level" level ON level."shopId" = stock."shopId"
               AND level."inventoryItemId" = item."inventoryItemId" AND level."locationId" = warehouse."locationId"
          LEFT JOIN LATERAL (
            SELECT sum(line."quantity" - line."shipped") AS units
              FROM "parcel_line" line JOIN "parcel" parcel ON parcel."shopId" = line."shopId" AND parcel."id" = line."parcelId"
             WHERE line."shopId" = stock."shopId" AND line."sku" = stock."sku" AND parcel."warehouseId" = stock."warehouseId"
               AND ${stageIs(isOpen, "parcel")}
          ) parcels ON true
         WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${id}::uuid
           ${after ? Prisma.sql`AND stock."sku" > ${after}` : Prisma.empty}
           ${like ? Prisma.sql`AND (stock."sku" ILIKE ${like} OR item.title ILIKE ${like})` : Prisma.empty}
      )
      SELECT * FROM row ${drifted ? Prisma.sql`WHERE drift <> 0` : Prisma.empty} ORDER BY sku LIMIT ${PAGE + 1}`;

    const rows = found.slice(0, PAGE).map((row) => ({ ...row, asOf: row.asOf.toISOString() }));
    const more = like && uncounted && !after && !drifted && found.length < PAGE ? await neverCounted(db, shop, id, like) : [];
    return { rows: [...rows, ...more], next: found.length > PAGE ? (rows.at(-1)?.sku ?? null) : null };
  });
}

/** What the shop sells that is found so and has never lain in a warehouse. */
async function neverCounted(db: ShopDb, shop: Shop, id: WarehouseId, like: string): Promise<StockRow[]> {
  const found = await db.$queryRaw<{ sku: string; title: string | null }[]>`
    SELECT DISTINCT ON (variant."sku") variant."sku", concat_ws(' · ', product."title", nullif(variant."title", 'Default Title')) AS title
      FROM "variant" variant
      LEFT JOIN "product" product ON product."shopId" = variant."shopId" AND product."id" = variant."productId"
     WHERE variant."shopId" = ${shop.id} AND variant."sku" <> '' AND (variant."sku" ILIKE ${like} OR product."title" ILIKE ${like})
       AND NOT EXISTS (SELECT FROM "warehouse_stock" stock
                        WHERE stock."shopId" = variant."shopId" AND stock."warehouseId" = ${id}::uuid AND stock."sku" = variant."sku")
     ORDER BY variant."sku", variant."id" LIMIT ${PAGE}`;
  const nothing = { bin: null, onHand: 0, committedElsewhere: 0, inParcels: 0, sellable: 0, inShopify: null, drift: 0 };
  return found.map((one) => ({ ...one, ...nothing, asOf: nowDate().toISOString() }));
}
