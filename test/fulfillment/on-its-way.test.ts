import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { publishShipment } from "#app/fulfillment/tracking/publish-shipment.server.ts";
import { recordShipment } from "#app/fulfillment/tracking/record-shipment.server.ts";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { pushStock } from "#app/stock/push-stock.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import type { TrackingStatus, WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { findLevel } from "#sandbox/shopify/inventory/find-level.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);

/** As a warehouse tells of a box of HOME-1. */
function box(number: string | null, quantity: number, ...events: [TrackingStatus, number][]): WarehouseShipment {
  const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString();
  const delivered = events.find(([status]) => status === "DELIVERED");
  return {
    warehouseShipmentId: "box-1",
    status: delivered ? "delivered" : "shipped",
    problem: null,
    lines: [{ sku: "HOME-1", quantity }],
    carrier: "Royal Mail",
    trackingNumber: number,
    trackingUrl: null,
    shippedAt: at(0),
    deliveredAt: delivered ? at(delivered[1]) : null,
    events: events.map(([status, minute]) => ({ status, happenedAt: at(minute), message: null })),
  };
}

async function aParcelAtHome(units: number) {
  const order = shop.buys({ "HOME-1": units });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  if (!parcel) throw new Error("no parcel");
  return { order, parcel, says: (shipment: WarehouseShipment) => recordShipment(shop.shop, parcel.id, shipment) };
}

describe("a parcel on its way", () => {
  test("that leaves in several boxes is as many fulfillments, each with its own units and tracking", async () => {
    const pairs = Array.from({ length: 8 }, () => shop.buys({ "BOB-1": 1, "BOTH-1": 2 }));
    const fulfilled = await Promise.all(pairs.map((order) => orders.fulfilled(order)));
    const parts = fulfilled.filter((fulfillments) => fulfillments.length === 2);
    expect(parts.length).toBeGreaterThan(0);
    for (const fulfillments of parts) {
      expect(fulfillments.map(({ lines }) => lines.map(({ line, quantity }) => `${quantity} ${line.sku ?? ""}`)).sort()).toEqual([
        ["1 BOB-1"],
        ["2 BOTH-1"],
      ]);
      expect(new Set(fulfillments.map(({ tracking }) => tracking[0]?.number)).size).toBe(2);
    }
    for (const order of pairs) expect(orders.sent(order)).toHaveLength(1);
    for (const order of pairs) await orders.reaches(order, "shipped");
  });

  test("takes no link to Shopify but one to a page of the web, and no carrier but by name, whatever was kept of it", async () => {
    const { order, says } = await aParcelAtHome(1);
    await says({ ...box("RM-9", 1), carrier: "<b>Royal Mail</b>", trackingUrl: "javascript:alert(1)" });
    await orders.reaches(order, "shipped");
    await eventually(() => order.fulfillments[0]?.tracking[0]?.number === "RM-9");
    expect(order.fulfillments[0]?.tracking).toMatchObject([{ company: "Royal Mail" }]);
    expect(JSON.stringify(order.fulfillments.map(({ tracking }) => tracking))).not.toContain("javascript:");

    const page = await shop.request(`/app/orders/${order.id}`);
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.data)).toContain("RM-9");
    expect(JSON.stringify(page.data)).not.toContain("javascript:");
  });

  test("is told to Shopify step by step, and late news never takes it back", async () => {
    const { order, says } = await aParcelAtHome(1);
    await says(box("RM-1", 1, ["CARRIER_PICKED_UP", 5], ["IN_TRANSIT", 20]));
    await eventually(() => order.fulfillments[0]?.events.length === 2);
    await says(box("RM-1", 1, ["DELIVERED", 50], ["OUT_FOR_DELIVERY", 40]));
    await orders.reaches(order, "delivered");
    await eventually(() => order.fulfillments[0]?.events.length === 4);

    await says(box("RM-1", 1, ["IN_TRANSIT", 30], ["IN_TRANSIT", 55]));
    await says(box("RM-1", 1, ["CARRIER_PICKED_UP", 5]));
    await orders.reaches(order, "delivered");
    await publishShipment(shop.shop, (await orders.parcels(order))[0]?.shipments[0]?.id ?? "");
    expect(order.fulfillments[0]?.events.map(({ status }) => status)).toEqual([
      "CARRIER_PICKED_UP",
      "IN_TRANSIT",
      "OUT_FOR_DELIVERY",
      "DELIVERED",
    ]);
    expect(order.fulfillments).toHaveLength(1);
  });

  test("whose tracking is known only after it left gets it in Shopify", async () => {
    const { order, says } = await aParcelAtHome(1);
    await says(box(null, 1));
    await orders.fulfilled(order);
    await says(box("RM-LATE", 1));
    await eventually(() => order.fulfillments[0]?.tracking[0]?.number === "RM-LATE");
    expect(order.fulfillments).toHaveLength(1);
  });

  test("told of many times at once counts once, on the shelf too", async () => {
    const stock = () =>
      shop.read((db) => db.warehouseStock.findFirstOrThrow({ where: { sku: "HOME-1", warehouse: { kind: "built_in" } } }));
    const before = (await stock()).onHand;
    const { order, says } = await aParcelAtHome(3);
    await Promise.all(Array.from({ length: 5 }, () => says(box("RM-5", 3))));
    const [fulfillment] = await orders.fulfilled(order);
    expect(fulfillment?.lines.map(({ quantity }) => quantity)).toEqual([3]);
    expect(order.fulfillments).toHaveLength(1);
    expect((await stock()).onHand).toBe(before - 3);
  });

  test("that a count of the warehouse's stock knows of before its news comes is taken off Shopify's number once", async () => {
    const bob = shop.warehouse("shipbob");
    const atShopify = () => {
      const { inventoryItemId } = shop.variants.get("BOTH-1") ?? { inventoryItemId: 0 };
      const { locationId } = [...shop.state.fulfillmentServices.values()].find(({ serviceName }) => /ShipBob/.test(serviceName)) ?? {
        locationId: 0,
      };
      const level = findLevel(shop.state, inventoryItemId, locationId);
      return (level?.available ?? 0) + (level?.committed ?? 0);
    };
    const held = () => shop.shipbob.state().stock.find(({ sku }) => sku === "BOTH-1")?.onHand;
    shop.calls.lose(/webhooks\/warehouse/);
    const order = shop.buys({ "BOTH-1": 2, "BOB-1": 1 });
    await eventually(() =>
      shop.shipbob.state().orders.some((one) => one.reference_id === `waybill-${order.id}-1` && one.status === "Fulfilled"),
    );

    await refreshStock(shop.shop, bob);
    await pushStock(shop.shop, bob);
    expect(atShopify()).toBe(held());
    await pollWarehouses(shop.shop);
    await orders.fulfilled(order);
    await orders.reaches(order, "shipped");
    shop.calls.lose();
    await eventually(async () =>
      (await orders.parcels(order)).every((parcel) => parcel.shipments.every(({ fulfillmentId }) => fulfillmentId !== null)),
    );
    await refreshStock(shop.shop, bob);
    await eventually(() => atShopify() === held());
  });

  test("of five hundred lines goes all the way, in both warehouses", async () => {
    const lines: Record<string, number> = {};
    for (let nth = 0; nth < 500; nth++) lines[`MANY-${nth}`] = 1;
    await shop.sellsMany(Object.keys(lines), (_, index) => (index % 2 === 0 ? "home" : "bob"));
    const order = shop.buys(lines);
    const parcels = await orders.parcelsReach(order, "dispatched", "partly_shipped", "shipped");
    expect(parcels.map((parcel) => [parcel.warehouse.kind, parcel.lines.length]).sort()).toEqual([
      ["built_in", 250],
      ["shipbob", 250],
    ]);
    const atHome = parcels.find((parcel) => parcel.warehouse.kind === "built_in");
    for (const line of atHome?.lines ?? []) await packLine(shop.shop, atHome?.id ?? "", line.sku, "all", ada);
    expect(await shipPackedParcel(shop.shop, atHome?.id ?? "", { carrier: "Evri", trackingNumber: "EV-500", trackingUrl: null })).toEqual({
      outcome: "shipped",
    });
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    await orders.reaches(order, "shipped");
  });

  // Moves the clock of the stand-ins: nothing that needs webhooks can follow it.
  test("of which no webhook arrives is found by asking: shipped, and days later delivered", async () => {
    shop.calls.lose(/webhooks\/warehouse/);
    const order = shop.buys({ "BOB-1": 1 });
    await eventually(() =>
      shop.shipbob.state().orders.some((one) => one.reference_id === `waybill-${order.id}-1` && one.status === "Fulfilled"),
    );
    expect(order.fulfillments).toEqual([]);
    await pollWarehouses(shop.shop);
    await orders.fulfilled(order);

    shop.clock.advance(Temporal.Duration.from({ hours: 70 }));
    await eventually(async () => {
      await pollWarehouses(shop.shop);
      return order.fulfillments[0]?.events.some(({ status }) => status === "DELIVERED");
    });
    await orders.reaches(order, "delivered");
    const told = order.fulfillments[0]?.events.map(({ status }) => status) ?? [];
    expect(told).toEqual(["LABEL_PURCHASED", "CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"]);
  });
});
