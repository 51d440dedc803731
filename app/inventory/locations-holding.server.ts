import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** For each location by its id, those of the inventory items of which at least one unit lies there, as Shopify last told. */
export async function locationsHolding(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  inventoryItemIds: readonly bigint[],
): Promise<Map<bigint, Set<bigint>>> {
  const levels = await db.inventoryLevel.findMany({
    where: { shopId: shop.id, inventoryItemId: { in: [...inventoryItemIds] }, onHand: { gt: 0 } },
    select: { inventoryItemId: true, locationId: true },
  });
  const holding = new Map<bigint, Set<bigint>>();
  for (const { inventoryItemId, locationId } of levels)
    holding.set(locationId, (holding.get(locationId) ?? new Set<bigint>()).add(inventoryItemId));
  return holding;
}

/** The locations that belong to fulfillment services, other than those in `except`. */
export async function otherServiceLocations(db: ShopDb, shop: Pick<Shop, "id">, except: ReadonlySet<bigint>): Promise<Set<bigint>> {
  const locations = await db.location.findMany({ where: { shopId: shop.id, isFulfillmentService: true }, select: { id: true } });
  return new Set(locations.map(({ id }) => id).filter((id) => !except.has(id)));
}
