import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isCountedHere } from "#app/warehouses/providers/registry.server.ts";
import type { WarehouseFact } from "./solution.ts";

/** The staff that Shopify has named to us: whoever has used Waybill. */
export async function readOwners(db: ShopDb, shop: Shop): Promise<{ id: string; name: string }[]> {
  const staff = await db.staff.findMany({ where: { shopId: shop.id, name: { not: null } }, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return staff.map(({ id, name }) => ({ id, name: name ?? "" }));
}

/** What solutions turn on, by the merchant's rank. */
export async function readWarehouseFacts(db: ShopDb, shop: Shop): Promise<WarehouseFact[]> {
  const warehouses = await db.warehouse.findMany({
    where: { shopId: shop.id, state: { not: "disconnected" } },
    orderBy: [{ priority: "asc" }, { name: "asc" }],
  });
  return warehouses.map((warehouse) => {
    const { id, name, state } = warehouse;
    return { id, name, state, countedHere: isCountedHere(warehouse) };
  });
}
