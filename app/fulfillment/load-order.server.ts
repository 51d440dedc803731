import type { Prisma } from "#generated/prisma/client.ts";
import { fulfillmentOrderLineTable } from "#app/orders/fulfillment-order-line-record.ts";
import { fulfillmentOrderTable } from "#app/orders/fulfillment-order-record.ts";
import { fulfillmentTable } from "#app/orders/fulfillment-record.ts";
import { orderLineTable } from "#app/orders/order-line-record.ts";
import { orderTable } from "#app/orders/order-record.ts";
import { type Columns, fromJson, type JsonRow } from "#app/platform/db/from-json.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsOf } from "#app/shopify/copy/copied-table.ts";

/** Our copy of an order with all that its fulfillment turns on. */
export type OrderInFulfillment = Prisma.OrderGetPayload<{
  include: {
    lines: true;
    fulfillmentOrders: { include: { lines: true } };
    fulfillments: true;
    parcels: { include: { lines: true; warehouse: true; shipments: true } };
  };
}>;

/**
 * An order as it stands: its lines, fulfillment orders and fulfillments by their ids, its parcels as they were made. One statement, for it is
 * read at every step that an order takes: Prisma's nine cost four times as much of the processor.
 */
export async function loadOrder(db: ShopDb, shop: Shop, orderId: bigint): Promise<OrderInFulfillment | null> {
  const [row] = await db.$queryRaw<
    { order: JsonRow; lines: JsonRow[]; fulfillmentOrders: JsonRow[]; fulfillments: JsonRow[]; parcels: JsonRow[] }[]
  >`
    SELECT to_jsonb(o) AS "order",
           ARRAY (SELECT to_jsonb(l) FROM "order_line" l WHERE l."shopId" = o."shopId" AND l."orderId" = o."id" ORDER BY l."id") AS "lines",
           ARRAY (SELECT to_jsonb(f) || jsonb_build_object('lines', ARRAY (
                         SELECT to_jsonb(l) FROM "fulfillment_order_line" l
                          WHERE l."shopId" = f."shopId" AND l."fulfillmentOrderId" = f."id" ORDER BY l."id"))
                    FROM "fulfillment_order" f WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" ORDER BY f."id") AS "fulfillmentOrders",
           ARRAY (SELECT to_jsonb(f) FROM "fulfillment" f WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" ORDER BY f."id") AS "fulfillments",
           ARRAY (SELECT to_jsonb(p) || jsonb_build_object(
                         'warehouse', to_jsonb(w),
                         'lines', ARRAY (SELECT to_jsonb(l) FROM "parcel_line" l
                                          WHERE l."shopId" = p."shopId" AND l."parcelId" = p."id" ORDER BY l."orderLineId"),
                         'shipments', ARRAY (SELECT to_jsonb(s) FROM "shipment" s
                                              WHERE s."shopId" = p."shopId" AND s."parcelId" = p."id" ORDER BY s."shippedAt", s."id"))
                    FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
                   WHERE p."shopId" = o."shopId" AND p."orderId" = o."id" ORDER BY p."createdAt", p."id") AS "parcels"
      FROM "order" o WHERE o."shopId" = ${shop.id} AND o."id" = ${orderId}`;
  if (!row) return null;
  return {
    ...fromJson(row.order, orderColumns),
    lines: row.lines.map((one) => fromJson(one, lineColumns)),
    fulfillmentOrders: row.fulfillmentOrders.map((one) => ({
      ...fromJson(one, fulfillmentOrderColumns),
      lines: rows(one.lines).map((line) => fromJson(line, fulfillmentOrderLineColumns)),
    })),
    fulfillments: row.fulfillments.map((one) => fromJson(one, fulfillmentColumns)),
    parcels: row.parcels.map((one) => ({
      ...fromJson(one, parcelColumns),
      warehouse: fromJson(one.warehouse as JsonRow, warehouseColumns),
      lines: rows(one.lines).map((line) => fromJson(line, parcelLineColumns)),
      shipments: rows(one.shipments).map((shipment) => fromJson(shipment, shipmentColumns)),
    })),
  };
}

const rows = (of: unknown) => of as JsonRow[];

const orderColumns: Columns<Prisma.OrderGetPayload<object>> = {
  ...kindsOf(orderTable),
  routingCompletedAt: "date",
  copiedAt: "date",
  goneAt: "date",
};
const lineColumns: Columns<Prisma.OrderLineGetPayload<object>> = kindsOf(orderLineTable);
const fulfillmentOrderColumns: Columns<Prisma.FulfillmentOrderGetPayload<object>> = {
  ...kindsOf(fulfillmentOrderTable),
  movedFromLocationId: "bigint",
  requestedAt: "date",
  answeredAt: "date",
  cancellationAskedAt: "date",
  cancellationAnsweredAt: "date",
};
const fulfillmentOrderLineColumns: Columns<Prisma.FulfillmentOrderLineGetPayload<object>> = kindsOf(fulfillmentOrderLineTable);
const fulfillmentColumns: Columns<Prisma.FulfillmentGetPayload<object>> = kindsOf(fulfillmentTable);
const parcelColumns: Columns<Prisma.ParcelGetPayload<object>> = {
  orderId: "bigint",
  fulfillmentOrderIds: "bigints",
  createdAt: "date",
  dispatchedAt: "date",
  pickedAt: "date",
  packedAt: "date",
  shippedAt: "date",
  deliveredAt: "date",
  lateAt: "date",
};
const parcelLineColumns: Columns<Prisma.ParcelLineGetPayload<object>> = { orderLineId: "bigint" };
const shipmentColumns: Columns<Prisma.ShipmentGetPayload<object>> = {
  fulfillmentId: "bigint",
  trackingNumbers: "list",
  trackingUrls: "list",
  trackedAt: "date",
  shippedAt: "date",
  refusedAt: "date",
  deliveredAt: "date",
  undoneAt: "date",
};
const warehouseColumns: Columns<Prisma.WarehouseGetPayload<object>> = {
  fulfillmentServiceId: "bigint",
  locationId: "bigint",
  startFromLocationId: "bigint",
  workingDays: "list",
  closedDays: "list",
  services: "list",
  pricesConfirmedAt: "date",
  createdAt: "date",
  lastHeardAt: "date",
  stockReadAt: "date",
  stockPushedAt: "date",
  servicesReadAt: "date",
};
