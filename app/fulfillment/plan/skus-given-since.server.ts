import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

type Line = { sku: string | null; inventoryItemId: bigint | null };

/**
 * The waiting lines with the SKUs that their variants have by now, where a line was sold without one: Shopify's line keeps what stood there
 * when it was sold, and giving the variant a SKU is how a merchant puts that right.
 */
export async function withSkusGivenSince<L extends Line, F extends { lines: readonly L[] }>(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  waiting: readonly F[],
): Promise<readonly (F & { lines: readonly L[] })[]> {
  const nameless = waiting.flatMap(({ lines }) =>
    lines.flatMap(({ sku, inventoryItemId }) => (sku || inventoryItemId === null ? [] : [inventoryItemId])),
  );
  if (nameless.length === 0) return waiting;
  const variants = await db.variant.findMany({
    where: { shopId: shop.id, inventoryItemId: { in: nameless } },
    select: { inventoryItemId: true, sku: true },
  });
  const skus = new Map(variants.map(({ inventoryItemId, sku }) => [inventoryItemId, sku]));
  return waiting.map((one) => ({
    ...one,
    lines: one.lines.map((line) =>
      line.sku || line.inventoryItemId === null ? line : { ...line, sku: skus.get(line.inventoryItemId) ?? line.sku },
    ),
  }));
}
