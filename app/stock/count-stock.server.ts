import { pushStockJob } from "./push-stock-job.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isCountedHere } from "#app/warehouses/providers/registry.server.ts";
import { bindProducts } from "./goods/bind-products.server.ts";
import { stock } from "./messages.ts";
import type { CountedRow, RowProblem } from "./read-stock-csv.ts";

/** What was counted, and what was left out and why; `row` is that of the list. */
export type CountedStock =
  | { outcome: "counted"; counted: number; problems: readonly RowProblem[] }
  | { outcome: "not-counted-here"; message: Message };

/** One SKU, counted on the shelf. An absent bin leaves the one that is known. */
export type Count = Omit<CountedRow, "row"> & { row?: number };

/**
 * Takes what was counted on the shelves of a warehouse that does not count them itself. The last count is the truth; Shopify is told.
 * SKUs that the shop does not sell, and what the list itself says wrong (`problems`), are answered row by row; the rest counts.
 */
export function countStock(
  shop: Shop,
  warehouseId: WarehouseId,
  counts: readonly Count[],
  problems: readonly RowProblem[] = [],
): Promise<CountedStock> {
  return inShop(shop, async (db): Promise<CountedStock> => {
    const warehouse = await db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id: warehouseId } } });
    if (!warehouse || !isCountedHere(warehouse) || warehouse.state === "disconnected")
      return { outcome: "not-counted-here", message: stock.message("not-counted-here") };

    const sold = await soldSkus(db, shop, warehouseId, counts);
    // Of two counts of one SKU the last is the truth.
    const known = [...new Map(counts.filter(({ sku }) => sold.has(sku)).map((count) => [count.sku, count])).values()];
    const unknown = counts.flatMap(({ sku }, index) =>
      sold.has(sku) ? [] : [{ row: counts[index]?.row ?? index + 1, message: stock.message("not-sold", { sku }) }],
    );

    await write(db, shop, warehouseId, known);
    await bindProducts(db, shop, warehouseId);
    if (known.length > 0) await enqueue(db, shop, pushStockJob, { warehouseId });
    return { outcome: "counted", counted: known.length, problems: [...problems, ...unknown].sort((a, b) => a.row - b.row) };
  });
}

async function soldSkus(db: ShopDb, shop: Shop, warehouseId: WarehouseId, counts: readonly Count[]): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ sku: string }[]>`
    SELECT "sku" FROM "variant" WHERE "shopId" = ${shop.id} AND "sku" = ANY (${counts.map((count) => count.sku)}::text[])
     UNION
    SELECT "sku" FROM "warehouse_stock"
     WHERE "shopId" = ${shop.id} AND "warehouseId" = ${warehouseId}::uuid AND "sku" = ANY (${counts.map((count) => count.sku)}::text[])`;
  return new Set(rows.map((row) => row.sku));
}

/** Takes rows in one order, as everyone does who changes stock. */
async function write(db: ShopDb, shop: Shop, warehouseId: WarehouseId, counts: readonly Count[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "warehouse_stock" AS stock ("shopId", "warehouseId", "sku", "onHand", "bin", "asOf")
    SELECT ${shop.id}, ${warehouseId}::uuid, sku, "onHand", bin, ${nowDate()}
      FROM unnest(
        ${counts.map((count) => count.sku)}::text[],
        ${counts.map((count) => count.onHand)}::int[],
        ${counts.map((count) => count.bin)}::text[]
      ) AS count (sku, "onHand", bin)
     ORDER BY sku
    ON CONFLICT ("shopId", "warehouseId", "sku") DO UPDATE
      SET "onHand" = excluded."onHand", "bin" = coalesce(excluded."bin", stock."bin"), "asOf" = excluded."asOf"`;
}
