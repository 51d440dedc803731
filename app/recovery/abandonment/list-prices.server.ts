import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AbandonedLine } from "./abandoned-line.ts";

/** What the shop itself asks for one of each of these variants, in minor units of its currency. */
export async function listPrices(db: ShopDb, shop: Pick<Shop, "id">, variantIds: readonly bigint[]): Promise<Map<string, number>> {
  if (variantIds.length === 0) return new Map();
  const id = { in: [...new Set(variantIds)] };
  const variants = await db.variant.findMany({ where: { shopId: shop.id, id }, select: { id: true, price: true } });
  return new Map(variants.map(({ id, price }) => [String(id), Number(price)]));
}

/** Lines with what the shop asks for them now, so that it is known later whether it still does. */
export async function withListPrices(db: ShopDb, shop: Pick<Shop, "id">, lines: readonly AbandonedLine[]): Promise<AbandonedLine[]> {
  const prices = await listPrices(
    db,
    shop,
    lines.flatMap(({ variantId }) => (variantId === null ? [] : [BigInt(variantId)])),
  );
  return lines.map((line) => ({ ...line, listPrice: prices.get(line.variantId ?? "") ?? null }));
}
