import { type Supply, suppliesNow } from "#app/offers/serving/read-supply.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

const unitsOf = ({ units }: Supply): number => [...units.values()].reduce((sum, at) => sum + Math.max(0, at), 0);

/**
 * Units of these variants, over all warehouses, that can still be sold at this moment, by variant. Only of what is for sale and shipped: what was
 * taken out of the shop, or needs no shipping, nobody waits for.
 */
export async function unitsThere(db: ShopDb, shop: Pick<Shop, "id">, variantIds: readonly bigint[]): Promise<Map<bigint, number>> {
  const supplies = await suppliesNow(db, shop.id, [...new Set(variantIds.map(String))]);
  return new Map(
    [...supplies.values()].flatMap((supply) =>
      supply.isBuyable && supply.requiresShipping ? [[BigInt(supply.variantId), unitsOf(supply)] as const] : [],
    ),
  );
}

/** Which of these variants are for sale and sold out. */
export async function soldOutOf(db: ShopDb, shop: Pick<Shop, "id">, variantIds: readonly bigint[]): Promise<bigint[]> {
  if (variantIds.length === 0) return [];
  return [...(await unitsThere(db, shop, variantIds))].flatMap(([variantId, units]) => (units === 0 ? [variantId] : []));
}
