import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

type Line = { sku: string | null; inventoryItemId: bigint | null };

/**
 * The waiting lines with the SKUs that their variants have by now, where a line was sold without one, or `all` of them: Shopify's line keeps
 * what stood there when it was sold, and giving the variant a SKU of its own is how a merchant puts that right.
 */
export async function withSkusGivenSince<L extends Line, F extends { lines: readonly L[] }>(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  waiting: readonly F[],
  all = false,
): Promise<readonly (F & { lines: readonly L[] })[]> {
  const stale = waiting.flatMap(({ lines }) =>
    lines.flatMap(({ sku, inventoryItemId }) => ((sku && !all) || inventoryItemId === null ? [] : [inventoryItemId])),
  );
  if (stale.length === 0) return waiting;
  const variants = await db.variant.findMany({
    where: { shopId: shop.id, inventoryItemId: { in: stale } },
    select: { inventoryItemId: true, sku: true },
  });
  const skus = new Map(variants.map(({ inventoryItemId, sku }) => [inventoryItemId, sku || null]));
  return waiting.map((one) => ({
    ...one,
    lines: one.lines.map((line) =>
      (line.sku && !all) || line.inventoryItemId === null ? line : { ...line, sku: skus.get(line.inventoryItemId) ?? line.sku },
    ),
  }));
}
