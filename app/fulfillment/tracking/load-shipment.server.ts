import { z } from "zod";
import type { Prisma } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

const withAll = {
  parcel: { include: { warehouse: true, order: { include: { lines: true, fulfillmentOrders: { include: { lines: true } } } } } },
} satisfies Prisma.ShipmentInclude;

/** A shipment with all that Shopify's view of it turns on. */
export type LoadedShipment = Prisma.ShipmentGetPayload<{ include: typeof withAll }>;

export function loadShipment(shop: Shop, shipmentId: string): Promise<LoadedShipment | null> {
  return inShop(shop, (db) => db.shipment.findFirst({ where: { shopId: shop.id, id: shipmentId }, include: withAll }));
}

/** A shipment with what is told of its way. */
export function loadTold(shop: Shop, shipmentId: string) {
  return inShop(shop, (db) => db.shipment.findFirst({ where: { shopId: shop.id, id: shipmentId }, include: { events: true } }));
}

/** The units of a shipment, as record-shipment wrote them. */
export const ShipmentLines = z.array(z.object({ orderLineId: z.string(), sku: z.string(), quantity: z.int() }));

export type ShippedUnits = { orderLineId: bigint; quantity: number };

export function unitsOf(shipment: Pick<LoadedShipment, "lines">): ShippedUnits[] {
  return ShipmentLines.parse(shipment.lines).map((line) => ({ orderLineId: BigInt(line.orderLineId), quantity: line.quantity }));
}
