import { setTimeout as pause } from "node:timers/promises";
import { importProducts } from "#app/catalog/product-record.ts";
import { importCustomers } from "#app/customers/customer-record.ts";
import { importLevels } from "#app/inventory/level-record.ts";
import { importLocations } from "#app/inventory/location-record.ts";
import { importFulfillmentOrders } from "#app/orders/fulfillment-order-record.ts";
import { importFulfillments } from "#app/orders/fulfillment-record.ts";
import { importOrders } from "#app/orders/order-record.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { importResources, type ImportResource } from "#app/shopify/import/import-definition.ts";
import { openImport } from "#app/shopify/import/open-import.server.ts";
import { runImportStep } from "#app/shopify/import/run-import-step.server.ts";

/** Everything that is imported, in its order. */
export const definitions = [
  importLocations,
  importProducts,
  importLevels,
  importCustomers,
  importOrders,
  importFulfillmentOrders,
  importFulfillments,
] as const;

const COPIES = ["fulfillment_order_line", "order_line", "order", "inventory_level", "variant", "product", "customer", "location"];

/** Begins an import, of these resources alone or of all, as of a shop that was never copied. */
export async function beginImport(shop: Shop, resources: readonly ImportResource[] = importResources): Promise<void> {
  for (const table of COPIES) await pool.query(`DELETE FROM "${table}" WHERE "shopId" = $1`, [shop.id]);
  await acrossShops.importStep.deleteMany({ where: { shopId: shop.id } });
  await acrossShops.shop.update({ where: { id: shop.id }, data: { importedAt: null } });
  await openImport(shop, resources, nowDate());
}

/** Takes the steps that were begun to their end, as jobs would. */
export async function finishImport(shop: Shop): Promise<void> {
  for (const definition of definitions) while ((await runImportStep(shop, definition)).outcome !== "done") await pause(20);
}

export const stepOf = (shop: Shop, resource: ImportResource) =>
  acrossShops.importStep.findUniqueOrThrow({ where: { shopId_resource: { shopId: shop.id, resource } } });
