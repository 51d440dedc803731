import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { eventually } from "../../support/eventually.ts";
import { aShipBobWarehouse } from "./a-shipbob-warehouse.ts";

const manchester = 211;

/** ShipBob counts requests: 150 a minute. */
const eventuallyAtShipBob = <T>(ask: () => Promise<T>) => eventually(ask, { everyMs: 500 });

describe("what ShipBob cannot ship at once", () => {
  test("an address that no carrier serves holds the order, with the reason", async () => {
    const served = await aShipBobWarehouse();
    await served.warehouse.createOrder(anOrder({ shipTo: { ...anOrder().shipTo, countryCode: "AQ" } }));
    expect(await served.warehouse.findOrder("WB-1001-1")).toMatchObject({
      status: "exception",
      shipments: [{ status: "on-hold", problem: verbatim("No carrier delivers to AQ") }],
    });
  });

  test("an order that is short of stock waits as an exception, and ships when the stock comes", async () => {
    const served = await aShipBobWarehouse();
    await served.warehouse.createOrder(anOrder({ lines: [{ sku: "22423", title: "Cakestand", quantity: 101 }] }));
    expect(await served.warehouse.findOrder("WB-1001-1")).toMatchObject({
      status: "exception",
      shipments: [{ status: "exception", problem: verbatim("Out of stock: 22423") }],
    });
    served.shipBob.setStock("22423", manchester, 101);
    const state = await eventuallyAtShipBob(async () => {
      const order = await served.warehouse.findOrder("WB-1001-1");
      return order?.status === "completed" ? order : undefined;
    });
    expect(state.shipments).toMatchObject([{ status: "shipped", lines: [{ sku: "22423", quantity: 101 }] }]);
  });
});

describe("credentials", () => {
  test("a good token shows its channels and the buildings with their zone and address", async () => {
    const { warehouse } = await aShipBobWarehouse({ access: { channelId: null } });
    expect(await warehouse.check()).toMatchObject({
      outcome: "connected",
      channels: [{ id: "128944", name: "Waybill demo" }],
      buildings: [
        { id: "211", name: "Manchester (GB)", timeZone: "Europe/London", address: { city: "Manchester", countryCode: "GB" } },
        { id: "8", name: "Cicero (IL)", timeZone: "America/Chicago", address: { zip: "60804", countryCode: "US" } },
      ],
    });
  });

  test("a token that may only read is refused, and told what it lacks", async () => {
    const { warehouse } = await aShipBobWarehouse({ scopes: ["channels_read", "orders_read", "inventory_read", "locations_read"] });
    expect(await warehouse.check()).toMatchObject({
      outcome: "refused",
      reason: "missing-scope",
      message: { code: "warehouses-shipbob:missing-scope", args: { scope: "orders_write" } },
    });
  });
});

describe("shipping", () => {
  const two = [
    { sku: "85123A", title: "Heart", quantity: 3 },
    { sku: "22423", title: "Cakestand", quantity: 1 },
  ];

  test("some orders leave in two parcels, each with its own lines and tracking, together the whole order", async () => {
    const served = await aShipBobWarehouse();
    served.shipBob.setAutoShip(false);
    const references = Array.from({ length: 24 }, (_, index) => `WB-${index}`);
    for (const reference of references) await served.warehouse.createOrder(anOrder({ reference, lines: two }));
    served.shipBob.ship("all");

    const before = served.exchanges.length;
    const states = await served.warehouse.findOrders([...references, "unknown"]);
    expect(served.exchanges.length - before).toBeLessThanOrEqual(3);
    expect(states.map(({ reference }) => reference).sort()).toEqual([...references].sort());
    expect(new Set(states.map(({ shipments }) => shipments.length))).toEqual(new Set([1, 2]));
    for (const { shipments } of states) {
      expect(shipments.flatMap(({ lines }) => lines)).toEqual([
        { sku: "22423", quantity: 1, places: [1] },
        { sku: "85123A", quantity: 3, places: [2] },
      ]);
      for (const shipment of shipments)
        expect(shipment).toMatchObject({
          status: "shipped",
          carrier: "Royal Mail",
          trackingNumber: expect.stringMatching(/^WB\d{9}GB$/) as string,
        });
    }
    const numbers = states.flatMap(({ shipments }) => shipments.map(({ trackingNumber }) => trackingNumber));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("a parcel is picked, shipped and delivered by itself, with every scan on its way", async () => {
    const served = await aShipBobWarehouse();
    await served.warehouse.createOrder(anOrder());
    await eventuallyAtShipBob(async () => ((await served.warehouse.findOrder("WB-1001-1"))?.status === "completed" ? true : undefined));
    served.clock.advance(Temporal.Duration.from({ days: 4 }));

    const delivered = await eventuallyAtShipBob(async () => {
      const order = await served.warehouse.findOrder("WB-1001-1");
      return order?.shipments[0]?.status === "delivered" ? order.shipments[0] : undefined;
    });
    expect(delivered.events.map(({ status }) => status)).toEqual([
      "LABEL_PURCHASED",
      "CARRIER_PICKED_UP",
      "IN_TRANSIT",
      "OUT_FOR_DELIVERY",
      "DELIVERED",
    ]);
    expect(delivered.deliveredAt).toBe(delivered.events.at(-1)?.happenedAt);
    expect(await served.warehouse.readStock()).toContainEqual({ sku: "85123A", onHand: 98, committed: 0 });
  });

  test("an order of 500 lines arrives and ships whole", async () => {
    const served = await aShipBobWarehouse();
    served.shipBob.setAutoShip(false);
    const lines = Array.from({ length: 500 }, (_, index) => ({
      sku: `SKU-${index}`,
      title: `Product ${index}`,
      quantity: (index % 9) + 1,
    }));
    for (const { sku } of lines) served.shipBob.setStock(sku, manchester, 10);
    expect(await served.warehouse.createOrder(anOrder({ lines }))).toMatchObject({ outcome: "accepted" });
    served.shipBob.ship("all");
    const shipped = (await served.warehouse.findOrder("WB-1001-1"))?.shipments.flatMap((shipment) => shipment.lines);
    const places = [...lines.map(({ sku }) => sku)].sort();
    const inOrder = (some: typeof shipped = []) => [...some].sort((one, other) => (one.sku < other.sku ? -1 : 1));
    expect(inOrder(shipped)).toEqual(inOrder(lines.map(({ sku, quantity }) => ({ sku, quantity, places: [places.indexOf(sku) + 1] }))));
  });

  test.each(["অনন্যা রহমান", "Владимир Ёлкин", "山田 太郎", "محمد عبد الله", "Zoë O’Brien 🎁", "שרה כהן"])(
    "the name %s reaches the warehouse letter by letter",
    async (name) => {
      const served = await aShipBobWarehouse();
      await served.warehouse.createOrder(anOrder({ shipTo: { ...anOrder().shipTo, name, city: name } }));
      expect(served.shipBob.state().orders[0]?.recipient).toMatchObject({ name, address: { city: name } });
    },
  );
});

test("stock of a large catalogue is read page by page, one building at a time", async () => {
  const served = await aShipBobWarehouse();
  for (let index = 0; index < 620; index += 1) served.shipBob.setStock(`SKU-${index}`, manchester, index);
  served.shipBob.setStock("SKU-1", 8, 999);
  const stock = await served.warehouse.readStock();
  expect(stock).toHaveLength(622);
  expect(stock).toContainEqual({ sku: "SKU-1", onHand: 1, committed: 0 });
});
