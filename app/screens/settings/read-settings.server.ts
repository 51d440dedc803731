import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { insightsSettings } from "#app/insights/insights-settings.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { canRoute, hasScope, routingScopes } from "#app/shopify/granted-scopes.server.ts";

/** What Settings shows. Amounts are minor units of the shop's currency. */
export async function readSettings(shop: Shop) {
  const mayRoute = await canRoute(shop).catch(() => false);
  const seesAllOrders = await hasScope(shop, "read_all_orders");
  return readInShop(shop, async (db) => {
    const { importedAt } = await db.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { importedAt: true } });
    const { routingEnabled, splitPenalty, dayOfDelayCost, priorityCost, maxParcels, promiseConfidence, ...gates } =
      await fulfillmentSettings.read(db, shop);
    const { holdUnpaid, paidOnDelivery, holdRisk, holdTags, waits, notifyBuyers } = gates;
    const { setupGuideHidden } = await insightsSettings.read(db, shop);
    const warehouses = await db.warehouse.count({ where: { shopId: shop.id, state: "connected" } });
    const orders = await db.order.count({ where: { shopId: shop.id } });
    const products = await db.product.count({ where: { shopId: shop.id } });
    const customers = await db.customer.count({ where: { shopId: shop.id } });
    return {
      routingOn: routingEnabled,
      mayRoute,
      scopes: [...routingScopes],
      connectedWarehouses: warehouses,
      guideHidden: setupGuideHidden,
      policy: { splitPenalty, dayOfDelayCost, priorityCost, maxParcels, promiseConfidence },
      gates: { holdUnpaid, paidOnDelivery, holdRisk, holdTags, waitMinutes: waits.at(-1)?.minutes ?? 0 },
      notifyBuyers,
      data: { orders, products, customers, seesAllOrders, importedAt: importedAt?.toISOString() ?? null },
    };
  });
}

export type SettingsView = Awaited<ReturnType<typeof readSettings>>;
