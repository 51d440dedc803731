import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import { openConnection } from "../open-connection.server.ts";
import { providerOf } from "../providers/registry.server.ts";

/** Asks a warehouse how it can ship, and keeps the names. One that names none is not asked. */
export async function readServices(shop: Shop, warehouse: Warehouse): Promise<void> {
  if (!providerOf(warehouse).capabilities.namesServices) return;
  const services = [...(await openConnection(shop, warehouse).readServices())];
  await inShop(shop, (db) =>
    db.warehouse.updateMany({ where: { shopId: shop.id, id: warehouse.id }, data: { services, servicesReadAt: nowDate() } }),
  );
}

/** Keeps the names of all connected warehouses' services: merchants add and switch off some at their 3PL. */
export async function readServicesOfAll(shop: Shop): Promise<void> {
  const warehouses = await inShop(shop, (db) => db.warehouse.findMany({ where: { shopId: shop.id, state: "connected" } }));
  for (const warehouse of warehouses)
    await readServices(shop, warehouse).catch((fault: unknown) => {
      log.warn({ err: fault, shopId: shop.id, warehouseId: warehouse.id }, "the services of a warehouse could not be read");
    });
}
