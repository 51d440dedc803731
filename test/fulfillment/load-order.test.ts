import { expect, test } from "vitest";
import { loadOrder } from "#app/fulfillment/load-order.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

test("an order in fulfillment is read as its rows stand, each column of the kind that it has", async () => {
  const shop = await aShop();
  const warehouseId = await aWarehouse(shop);
  const at = new Date("2026-03-29T01:30:00.123Z");
  const inOrder = { shopId: shop.id, orderId: 1n };
  const line = { title: "Tea “towel”", quantity: 2, sku: "T-1" };
  const money = { unitPrice: 9_007_199_254_740_991n, originalTotal: 2n, discountedTotal: 1n };
  await inShop(shop, async (db) => {
    await db.order.create({
      data: bareOrder(shop, 1, { shipTo: { city: "Łódź", at: "2026" }, held: [], copiedAt: at }),
    });
    await db.orderLine.create({
      data: { ...inOrder, ...line, ...money, id: 11n, productId: 5n, currentQuantity: 2, requiresShipping: true },
    });
    const statuses = { status: "OPEN", requestStatus: "UNSUBMITTED", supportedActions: ["MOVE"], onHoldReasons: [] };
    await db.fulfillmentOrder.createMany({
      data: [
        { ...inOrder, ...statuses, id: 22n, createdAt: at, updatedAt: at },
        { ...inOrder, ...statuses, id: 21n, createdAt: at, updatedAt: at, assignedLocationId: 7n, fulfillAt: at },
      ],
    });
    const units = { totalQuantity: 2, remainingQuantity: 2, requiresShipping: true };
    await db.fulfillmentOrderLine.create({ data: { shopId: shop.id, id: 31n, fulfillmentOrderId: 21n, orderLineId: 11n, ...units } });
    const tracking = { trackingNumbers: ["1Z"], trackingUrls: [] };
    await db.fulfillment.create({
      data: { ...inOrder, ...tracking, id: 41n, name: "#1-F1", status: "SUCCESS", createdAt: at, updatedAt: at },
    });
    const parcelId = newId<string>();
    await db.parcel.create({
      data: {
        ...inOrder,
        id: parcelId,
        warehouseId,
        reference: "1-1",
        stage: "dispatched",
        fulfillmentOrderIds: [21n, 22n],
        cost: { amount: 5 },
        createdAt: at,
        lines: { create: [{ orderLineId: 11n, sku: "T-1", title: "Tea", quantity: 2 }] },
        shipments: {
          create: [{ id: newId<string>(), warehouseShipmentId: "s1", ...tracking, lines: [], shippedAt: at, fulfillmentId: 41n }],
        },
      },
    });
  });

  const everything = {
    lines: true,
    fulfillmentOrders: { include: { lines: true }, orderBy: { id: "asc" } },
    fulfillments: true,
    parcels: { include: { lines: true, warehouse: true, shipments: true } },
  } as const;
  await inShop(shop, async (db) => {
    const asPrismaReads = await db.order.findFirstOrThrow({ where: { shopId: shop.id, id: 1n }, include: everything });
    expect(asPrismaReads.parcels).toHaveLength(1);
    expect(await loadOrder(db, shop, 1n)).toStrictEqual(asPrismaReads);
    expect(await loadOrder(db, shop, 2n)).toBeNull();
  });
});
