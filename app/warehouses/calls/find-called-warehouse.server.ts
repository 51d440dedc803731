import type { Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

export type CalledWarehouse = { shop: Shop; warehouse: Warehouse };

/** The warehouse that a call from outside is for: of an installed shop, under the key that only Shopify and its provider were told. */
export async function findCalledWarehouse(
  shopDomain: string | undefined,
  callbackKey: string | undefined,
): Promise<CalledWarehouse | undefined> {
  if (!shopDomain || !callbackKey || !SAFE.test(shopDomain) || !SAFE.test(callbackKey)) return undefined;
  const shop = await findShopByDomain(shopDomain);
  if (!shop?.installed) return undefined;
  const warehouse = await inShop(shop, (db) =>
    db.warehouse.findUnique({ where: { shopId_callbackKey: { shopId: shop.id, callbackKey } } }),
  );
  return warehouse && warehouse.state !== "disconnected" ? { shop, warehouse } : undefined;
}

/** What domains and our keys are made of. Nothing else is looked for: a zero character, for one, PostgreSQL refuses. */
const SAFE = /^[\w.-]+$/;
