import { expect, test } from "vitest";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { aShipBobWarehouse } from "./a-shipbob-warehouse.ts";

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
