import { randomBytes } from "node:crypto";
import type { Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import type { CancelAnswer, WarehouseConnection, WarehouseOrderState } from "../../warehouse-connection.ts";

/**
 * Waybill's own warehouse as a warehouse like any other: its orders are our parcels, its stock is our table, and its people work on our
 * screens. So it takes every order at once, knows nothing that we don't, and never fails.
 */
export function connectBuiltInShelves(shop: Shop, warehouse: Warehouse): WarehouseConnection {
  const findOrders = (references: readonly string[]) => orders(shop, warehouse.id, references);
  return {
    check: () => Promise.resolve({ outcome: "connected", account: shop.name, buildings: [building(warehouse)], channels: [] }),
    createOrder: ({ reference }) => Promise.resolve({ outcome: "accepted", warehouseOrderId: reference }),
    findOrder: async (reference) => (await findOrders([reference]))[0],
    findOrders,
    cancelOrder: (reference) => cancelOrder(shop, warehouse.id, reference),
    readStock: () =>
      inShop(shop, async (db) => {
        const rows = await db.warehouseStock.findMany({ where: { warehouseId: warehouse.id }, orderBy: { sku: "asc" } });
        return rows.map(({ sku, onHand }) => ({ sku, onHand, committed: 0 }));
      }),
    // It calls nobody: what happens there is written down as it happens.
    subscribe: () => Promise.resolve({ outcome: "subscribed", secret: randomBytes(24).toString("base64url") }),
  };
}

function building(warehouse: Warehouse) {
  return { id: warehouse.id, name: warehouse.name, timeZone: warehouse.timeZone, address: warehouse.address as PostalAddress };
}

/** Orders that were taken. Their shipments are recorded by the packing station itself, and are not told twice. */
async function orders(shop: Shop, warehouseId: string, references: readonly string[]): Promise<WarehouseOrderState[]> {
  const parcels = await inShop(shop, (db) =>
    db.parcel.findMany({ where: { warehouseId, reference: { in: [...references] }, warehouseOrderId: { not: null } } }),
  );
  return parcels.map(({ reference, warehouseOrderId, stage }) => ({
    reference,
    warehouseOrderId: warehouseOrderId ?? reference,
    status: stage === "cancelled" ? "cancelled" : stage === "shipped" || stage === "delivered" ? "completed" : "processing",
    shipments: [],
  }));
}

/** Called off until something of it has left: what lies packed is unpacked again. */
async function cancelOrder(shop: Shop, warehouseId: string, reference: string): Promise<CancelAnswer> {
  const parcel = await inShop(shop, (db) => db.parcel.findFirst({ where: { warehouseId, reference } }));
  if (!parcel) return { outcome: "unknown-order" };
  const hasLeft = parcel.stage === "partly_shipped" || parcel.stage === "shipped" || parcel.stage === "delivered";
  return hasLeft ? { outcome: "too-late", message: "The parcel has left the warehouse." } : { outcome: "cancelled" };
}
