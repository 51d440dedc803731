import { randomUUID } from "node:crypto";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";

export type OrderWanted = {
  name: string;
  placedAt: string;
  stage?: OrderStage;
  customer?: string;
  skus?: readonly string[];
  parcels?: readonly { stage: ParcelStage; leavesOn: string; trackingNumber?: string; at?: "home" | "away" }[];
};

/** A shop with two warehouses, and the orders wanted; a built-in one ("home") and ShipBob's ("away"). */
export async function aShopWithOrders(orders: readonly OrderWanted[]): Promise<QuietShop> {
  const shop = await aShop();
  await giveOrders(shop, orders);
  return shop;
}

/** Gives a shop two warehouses and these orders; the first has the id 1. */
export async function giveOrders(shop: Shop, orders: readonly OrderWanted[]): Promise<void> {
  await inShop(shop, async (db) => {
    const warehouses = { home: newId<string>(), away: newId<string>() };
    for (const [index, [name, id]] of Object.entries(warehouses).entries()) {
      await db.warehouse.create({
        data: {
          shopId: shop.id,
          id,
          kind: name === "home" ? "built_in" : "shipbob",
          name,
          state: "connected",
          priority: index + 1,
          timeZone: "Europe/London",
          address: {},
          prices: { currency: "GBP", zones: [], pick: { first: 0, extra: 0 } },
          callbackKey: randomUUID(),
          createdAt: new Date(),
        },
      });
    }
    for (const [index, order] of orders.entries()) {
      const id = BigInt(index + 1);
      const at = new Date(order.placedAt);
      const none = { subtotal: 0, shipping: 0, tax: 0, discounts: 0, total: 0, refunded: 0 };
      await db.order.create({
        data: {
          ...none,
          shopId: shop.id,
          id,
          name: order.name,
          currency: "GBP",
          fulfillmentStatus: "UNFULFILLED",
          customerName: order.customer ?? null,
          stage: order.stage ?? "received",
          createdAt: at,
          updatedAt: at,
          lines: {
            create: (order.skus ?? ["CUP"]).map((sku, line) => ({ ...aLine, ...bought(order), sku, id: id * 100n + BigInt(line) })),
          },
        },
      });
      for (const [number, { stage, leavesOn, trackingNumber, at: place = "home" }] of (order.parcels ?? []).entries()) {
        await db.parcel.create({
          data: {
            shopId: shop.id,
            id: newId(),
            orderId: id,
            warehouseId: warehouses[place],
            reference: `waybill-${id}-${number + 1}`,
            stage,
            leavesOn,
            createdAt: at,
            lines: {
              create: (order.skus ?? ["CUP"]).map((sku, line) => ({ orderLineId: id * 100n + BigInt(line), sku, title: sku, quantity: 1 })),
            },
            ...(trackingNumber && {
              shipments: {
                create: {
                  id: newId(),
                  warehouseShipmentId: "1",
                  trackingNumber,
                  trackingNumbers: [trackingNumber],
                  lines: (order.skus ?? ["CUP"]).map((sku, line) => ({ orderLineId: String(id * 100n + BigInt(line)), sku, quantity: 1 })),
                  shippedAt: at,
                },
              },
            }),
          },
        });
      }
    }
    for (const sku of new Set(orders.flatMap((order) => order.skus ?? ["CUP"]))) {
      const id = BigInt(sku.length * 1000 + sku.charCodeAt(0));
      const variant = {
        shopId: shop.id,
        id,
        productId: id,
        title: sku,
        sku,
        price: 0,
        inventoryItemId: id,
        requiresShipping: true,
        tracked: true,
      };
      await db.variant.create({ data: { ...variant, updatedAt: new Date() } });
    }
  });
}

/** A unit of each line in each parcel. */
function bought({ parcels = [] }: OrderWanted) {
  const quantity = Math.max(1, parcels.length);
  return { quantity, currentQuantity: quantity };
}

const aLine = {
  title: "A thing",
  unitPrice: 0,
  originalTotal: 0,
  discountedTotal: 0,
  requiresShipping: true,
};
