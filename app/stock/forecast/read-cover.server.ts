import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { goodsAtWarehouses } from "../goods/goods-at-warehouses.server.ts";
import { sellableStock } from "../sellable-stock.server.ts";
import { LEAST_SOLD, PACE_DAYS, stockCover, type StockCover } from "./stock-cover.ts";

/** A variant that sells, and how long what all warehouses can still promise of it lasts. */
export type CoveredVariant = StockCover & { variantId: bigint; productId: bigint; sku: string | null; title: string; units: number };

type Sold = Pick<CoveredVariant, "variantId" | "productId" | "sku" | "title"> & {
  inventoryItemId: bigint;
  sold: number;
  firstOrderAt: Date;
};

/** All variants that sell often enough for it to be said, or one of them. What no warehouse is known to carry is left out. */
export async function readCover(db: ShopDb, shop: Pick<Shop, "id">, only?: bigint): Promise<CoveredVariant[]> {
  const at = nowDate();
  const sold = await readSold(db, shop, at, only ?? null);
  const goods = await goodsAtWarehouses(db, shop, sold);
  const warehouses = await db.warehouse.findMany({
    where: { shopId: shop.id, state: { in: ["connected", "paused"] } },
    select: { id: true },
  });
  const shelvesOf = (variant: Sold) =>
    warehouses.flatMap(({ id }) => {
      const sku = goods.skuAt(variant, id);
      return sku === undefined ? [] : [{ warehouseId: id, sku }];
    });
  const stock = await sellableStock(db, shop, [...new Set(sold.flatMap(shelvesOf).map(({ sku }) => sku))]);
  return sold.flatMap((variant) => {
    const shelves = shelvesOf(variant);
    if (shelves.length === 0) return [];
    const units = shelves.reduce((sum, { warehouseId, sku }) => sum + (stock.get(warehouseId)?.get(sku) ?? 0), 0);
    const { variantId, productId, sku, title } = variant;
    return [{ variantId, productId, sku, title, units, ...stockCover({ units, ...variant, at }) }];
  });
}

/** What was ordered of each, without what was cancelled, taken off or refunded since. */
async function readSold(db: ShopDb, shop: Pick<Shop, "id">, at: Date, only: bigint | null): Promise<Sold[]> {
  const since = new Date(at.getTime() - PACE_DAYS * 24 * 3_600_000);
  return db.$queryRaw<Sold[]>`
    WITH sold AS (
      SELECT l."variantId", sum(l."currentQuantity")::int AS units
        FROM "order" o JOIN "order_line" l ON l."shopId" = o."shopId" AND l."orderId" = o."id"
       WHERE o."shopId" = ${shop.id} AND o."createdAt" >= ${since} AND o."cancelledAt" IS NULL AND o."goneAt" IS NULL AND NOT o."test"
         AND l."requiresShipping" AND (${only}::bigint IS NULL OR l."variantId" = ${only})
       GROUP BY 1 HAVING sum(l."currentQuantity") >= ${LEAST_SOLD})
    SELECT v."id" AS "variantId", v."productId", v."sku", v."inventoryItemId", sold.units AS sold,
           concat_ws(' – ', p."title", nullif(v."title", 'Default Title')) AS "title",
           (SELECT min("createdAt") FROM "order" WHERE "shopId" = ${shop.id} AND "createdAt" >= ${since}) AS "firstOrderAt"
      FROM sold
      JOIN "variant" v ON v."shopId" = ${shop.id} AND v."id" = sold."variantId"
      LEFT JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"`;
}
