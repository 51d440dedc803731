import { describe, expect, test } from "vitest";
import { createRequestPace } from "#app/warehouses/providers/shipbob/request-pace.server.ts";
import { anOrder } from "./an-order.ts";
import { aShipBobWarehouse } from "./shipbob-warehouse.ts";

describe("the rate limit", () => {
  test("a hundred orders at once, while a catalogue is read and orders are polled, are each placed once within the minute's budget", async () => {
    const served = await aShipBobWarehouse();
    for (let index = 0; index < 5000; index += 1) served.shipBob.setStock(`SKU-${index}`, 211, 10);
    const references = Array.from({ length: 100 }, (_, index) => `WB-${index}`);
    const [answers, stock] = await Promise.all([
      Promise.all(
        references.map((reference) =>
          served.warehouse.createOrder(anOrder({ reference, lines: [{ sku: "SKU-7", title: "Seven", quantity: 1 }] })),
        ),
      ),
      served.warehouse.readStock(),
      served.warehouse.findOrders(references),
    ]);
    expect(answers.every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(served.placed().sort()).toEqual([...references].sort());
    expect(stock).toHaveLength(5002);
    expect(served.exchanges.every(({ status }) => status !== 429)).toBe(true);
  });

  test("more calls than ShipBob allows are refused by it with the seconds to wait, and that wait is believed", async () => {
    const served = await aShipBobWarehouse({
      requestsPerMinute: 3,
      access: { pace: createRequestPace(150), patienceMs: { read: 500, write: 500, answer: 2_000 } },
    });
    const orders = [1, 2, 3, 4].map((index) => served.warehouse.createOrder(anOrder({ reference: `WB-${index}` })));
    const settled = await Promise.allSettled(orders);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "rate-limited" } });
    const asked = served.exchanges.length;
    await expect(served.warehouse.findOrder("WB-1")).rejects.toMatchObject({ code: "rate-limited" });
    expect(served.exchanges).toHaveLength(asked);
  });

  test("a connection that keeps the pace is never refused, and its reads leave room for orders", async () => {
    const served = await aShipBobWarehouse({
      requestsPerMinute: 10,
      access: { pace: createRequestPace(10), patienceMs: { read: 300, write: 300, answer: 2_000 } },
    });
    const reads = await Promise.allSettled(Array.from({ length: 12 }, () => served.warehouse.findOrder("WB-1")));
    const writes = await Promise.allSettled([1, 2].map((index) => served.warehouse.createOrder(anOrder({ reference: `WB-${index}` }))));
    expect(reads.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(writes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(served.exchanges.every(({ status }) => status !== 429)).toBe(true);
  });
});
