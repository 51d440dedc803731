import { copyLevels } from "#app/inventory/copy-levels.server.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ShopFloor } from "./connect-warehouses.ts";

/** Copies what a shop sells, and says that it is imported: without a worker, and all that an import brings besides. */
export async function copyGoods(shop: Shop, { location, variants }: ShopFloor): Promise<void> {
  const goods = [...variants.values()];
  await copyLocations(shop, [BigInt(location.id)]);
  await inShop(shop, (db) =>
    db.variant.createMany({
      data: goods.map((variant) => ({
        shopId: shop.id,
        id: BigInt(variant.id),
        productId: BigInt(variant.product.id),
        title: variant.title,
        sku: variant.sku,
        price: 1000n,
        inventoryItemId: BigInt(variant.inventoryItemId),
        requiresShipping: true,
        tracked: true,
        updatedAt: new Date(variant.updatedAt),
      })),
    }),
  );
  await copyLevels(
    shop,
    goods.map((variant) => BigInt(variant.inventoryItemId)),
  );
  await inShop(shop, (db) => db.shop.update({ where: { id: shop.id }, data: { importedAt: new Date() } }));
}
