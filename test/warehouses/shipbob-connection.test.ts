import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { eventually } from "../support/eventually.ts";
import { aShipBobWarehouse } from "./shipbob-warehouse.ts";

const manchester = 211;

/** ShipBob counts requests: 150 a minute. */
const eventuallyAtShipBob = <T>(ask: () => Promise<T>) => eventually(ask, 20_000, 500);

describe("ordering exactly once", () => {
  test("an order sent twice is one order, and accepted both times under the same number", async () => {
    const served = await aShipBobWarehouse();
    const first = await served.warehouse.createOrder(anOrder());
    const second = await served.warehouse.createOrder(anOrder());

    expect(first).toMatchObject({ outcome: "accepted" });
    expect(second).toEqual(first);
    expect(served.placed()).toHaveLength(1);
    expect(served.exchanges.filter(({ method }) => method === "POST").map(({ status }) => status)).toEqual([201, 422]);
  });

  test.each(["timeout-after-effect", "reset-after-effect", "500-after-effect"] as const)(
    "after a %s the order is in doubt, found by our reference, and not there twice when sent again",
    async (trouble) => {
      const served = await aShipBobWarehouse({ access: { patienceMs: { read: 5_000, write: 5_000, answer: 400 } } });
      served.goWrongOnce(trouble, "POST");
      await expect(served.warehouse.createOrder(anOrder())).rejects.toMatchObject({ name: "WarehouseFault" });

      const known = await served.warehouse.findOrder("WB-1001-1");
      expect(known).toMatchObject({ reference: "WB-1001-1" });
      expect(await served.warehouse.createOrder(anOrder())).toEqual({ outcome: "accepted", warehouseOrderId: known?.warehouseOrderId });
      expect(served.placed()).toHaveLength(1);
    },
  );

  test("what never arrived is in doubt too, and then not found", async () => {
    const served = await aShipBobWarehouse();
    served.goWrongOnce("reset");
    await expect(served.warehouse.createOrder(anOrder())).rejects.toMatchObject({ code: "unreachable" });
    expect(await served.warehouse.findOrder("WB-1001-1")).toBeUndefined();
  });

  test("an answer that is no answer is a fault, not a success", async () => {
    const served = await aShipBobWarehouse();
    served.goWrongOnce("not-json");
    await expect(served.warehouse.createOrder(anOrder())).rejects.toMatchObject({ code: "nonsense" });
  });
});

describe("what ShipBob refuses", () => {
  test("a SKU that ShipBob doesn't know is named, and leaves nothing behind", async () => {
    const served = await aShipBobWarehouse();
    const lines = [...anOrder().lines, { sku: "POST-7 / ü", title: "Postage", quantity: 1 }];
    expect(await served.warehouse.createOrder(anOrder({ lines }))).toEqual({
      outcome: "rejected",
      reason: "unknown-sku",
      message: "ShipBob doesn't know SKU POST-7 / ü",
    });
    expect(served.placed()).toHaveLength(0);
  });

  test("an address without a street or a city is refused before it is sent", async () => {
    const served = await aShipBobWarehouse();
    const shipTo = { ...anOrder().shipTo, address1: " ", city: null };
    expect(await served.warehouse.createOrder(anOrder({ shipTo }))).toEqual({
      outcome: "rejected",
      reason: "bad-address",
      message: "The address needs a street and a city",
    });
    expect(served.exchanges).toHaveLength(0);
  });

  test("an address that no carrier serves holds the order, with the reason", async () => {
    const served = await aShipBobWarehouse();
    await served.warehouse.createOrder(anOrder({ shipTo: { ...anOrder().shipTo, countryCode: "AQ" } }));
    expect(await served.warehouse.findOrder("WB-1001-1")).toMatchObject({
      status: "exception",
      shipments: [{ status: "on-hold", problem: "No carrier delivers to AQ" }],
    });
  });

  test("an order that is short of stock waits as an exception, and ships when the stock comes", async () => {
    const served = await aShipBobWarehouse();
    await served.warehouse.createOrder(anOrder({ lines: [{ sku: "22423", title: "Cakestand", quantity: 101 }] }));
    expect(await served.warehouse.findOrder("WB-1001-1")).toMatchObject({
      status: "exception",
      shipments: [{ status: "exception", problem: "Out of stock: 22423" }],
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

  test("a wrong token is refused in words", async () => {
    const { warehouse } = await aShipBobWarehouse({ access: { token: "wrong" } });
    expect(await warehouse.check()).toEqual({
      outcome: "refused",
      reason: "bad-credentials",
      message: "ShipBob doesn't know this token. Copy it again from ShipBob: Integrations, then API tokens.",
    });
  });

  test("a token that may only read is refused, and told what it lacks", async () => {
    const { warehouse } = await aShipBobWarehouse({ scopes: ["channels_read", "orders_read", "inventory_read", "locations_read"] });
    expect(await warehouse.check()).toMatchObject({
      outcome: "refused",
      reason: "missing-scope",
      message: expect.stringContaining("orders_write") as string,
    });
  });

  test("a token revoked after connecting leaves an order in doubt, never rejected", async () => {
    const { warehouse } = await aShipBobWarehouse({ access: { token: "revoked" } });
    await expect(warehouse.createOrder(anOrder())).rejects.toMatchObject({ code: "unauthorized" });
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
        { sku: "85123A", quantity: 3 },
        { sku: "22423", quantity: 1 },
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

  test("an order can be called off until it is picked, and not after", async () => {
    const served = await aShipBobWarehouse();
    served.shipBob.setAutoShip(false);
    await served.warehouse.createOrder(anOrder());
    expect(await served.warehouse.readStock()).toContainEqual({ sku: "85123A", onHand: 100, committed: 2 });
    expect(await served.warehouse.cancelOrder("WB-1001-1")).toEqual({ outcome: "cancelled" });
    expect(await served.warehouse.cancelOrder("WB-1001-1")).toEqual({ outcome: "cancelled" });
    expect(await served.warehouse.readStock()).toContainEqual({ sku: "85123A", onHand: 100, committed: 0 });

    await served.warehouse.createOrder(anOrder({ reference: "WB-2" }));
    served.shipBob.ship("WB-2");
    expect(await served.warehouse.cancelOrder("WB-2")).toMatchObject({ outcome: "too-late" });
    expect(await served.warehouse.cancelOrder("WB-3")).toEqual({ outcome: "unknown-order" });
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
    expect(shipped).toEqual(lines.map(({ sku, quantity }) => ({ sku, quantity })));
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
