import fc from "fast-check";
import { expect, test } from "vitest";
import { advanceShipment } from "./advance-shipment.ts";
import type { TrackingEvent, WarehouseShipment } from "./warehouse-connection.ts";

const shipment = (over: Partial<WarehouseShipment>): WarehouseShipment => ({
  warehouseShipmentId: "1",
  status: "processing",
  problem: null,
  lines: [],
  carrier: null,
  trackingNumber: null,
  trackingUrl: null,
  shippedAt: null,
  deliveredAt: null,
  events: [],
  ...over,
});

const anEvent: fc.Arbitrary<TrackingEvent> = fc.record({
  status: fc.constantFrom("LABEL_PURCHASED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELAYED"),
  happenedAt: fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${day}T10:00:00Z`),
  message: fc.constant(null),
});
const news = fc.record({
  status: fc.constantFrom("processing", "on-hold", "exception", "shipped", "delivered", "cancelled"),
  trackingNumber: fc.constantFrom(null, "1Z999"),
  events: fc.array(anEvent, { maxLength: 4 }),
});
const distance = { processing: 0, "on-hold": 0, exception: 0, cancelled: 1, shipped: 2, delivered: 3 };

test("news in any order never moves a parcel backwards, and never loses what was learnt", () => {
  fc.assert(
    fc.property(fc.array(news, { minLength: 1, maxLength: 8 }), (heard) => {
      let known: WarehouseShipment | undefined;
      for (const item of heard) {
        const next = advanceShipment(known, shipment(item));
        if (known) {
          expect(distance[next.status]).toBeGreaterThanOrEqual(distance[known.status]);
          expect(next.events).toEqual(expect.arrayContaining([...known.events]));
          if (known.trackingNumber) expect(next.trackingNumber).toBe(known.trackingNumber);
        }
        known = next;
      }
    }),
  );
});

test("hearing the same twice changes nothing", () => {
  fc.assert(
    fc.property(news, news, (first, second) => {
      const once = advanceShipment(advanceShipment(undefined, shipment(first)), shipment(second));
      expect(advanceShipment(once, shipment(second))).toEqual(once);
    }),
  );
});

test("a late 'shipped' does not take back a delivery, and a lifted hold is lifted", () => {
  const delivered = advanceShipment(undefined, shipment({ status: "delivered", deliveredAt: "2026-11-21T10:00:00Z" }));
  expect(advanceShipment(delivered, shipment({ status: "shipped" })).status).toBe("delivered");

  const held = advanceShipment(undefined, shipment({ status: "on-hold", problem: "Invalid address" }));
  expect(advanceShipment(held, shipment({ status: "processing" }))).toMatchObject({ status: "processing", problem: null });
});
