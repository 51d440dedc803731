import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Puts units back on the shelves of a warehouse that we count ourselves. Rows are taken in one order, as everyone does who changes stock. */
export async function raiseStock(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  warehouseId: string,
  lines: readonly { sku: string; quantity: number }[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "warehouse_stock" AS stock ("shopId", "warehouseId", "sku", "onHand", "asOf")
    SELECT ${shop.id}, ${warehouseId}::uuid, sku, sum(quantity)::int, ${nowDate()}
      FROM unnest(${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.quantity)}::int[]) AS line (sku, quantity)
     GROUP BY sku ORDER BY sku
    ON CONFLICT ("shopId", "warehouseId", "sku") DO UPDATE SET "onHand" = stock."onHand" + excluded."onHand", "asOf" = excluded."asOf"`;
}
