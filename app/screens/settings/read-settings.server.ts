import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { canRoute } from "#app/shopify/granted-scopes.server.ts";
import { routingScopes } from "#app/shopify/routing-scopes.ts";

/** What Settings shows. Amounts are minor units of the shop's currency. */
export async function readSettings(shop: Shop) {
  const mayRoute = await canRoute(shop).catch(() => false);
  return inShop(shop, async (db) => {
    const row = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    const warehouses = await db.warehouse.count({ where: { shopId: shop.id, state: "connected" } });
    const orders = await db.order.count({ where: { shopId: shop.id } });
    const products = await db.product.count({ where: { shopId: shop.id } });
    const customers = await db.customer.count({ where: { shopId: shop.id } });
    return {
      routingOn: row.routingEnabled,
      mayRoute,
      scopes: [...routingScopes],
      connectedWarehouses: warehouses,
      guideHidden: row.setupGuideHidden,
      policy: {
        splitPenalty: row.splitPenalty,
        dayOfDelayCost: row.dayOfDelayCost,
        priorityCost: row.priorityCost,
        maxParcels: row.maxParcels,
      },
      data: { orders, products, customers, importedAt: row.importedAt?.toISOString() ?? null },
    };
  });
}

export type SettingsView = Awaited<ReturnType<typeof readSettings>>;
