import { describe, expect, test } from "vitest";
import type { TrackingEvent } from "../../warehouse-connection.ts";
import { readMoment } from "./read-moment.ts";
import { readOrderState } from "./read-order-state.ts";

const order = { id: 9_007_199, status: "Processing" };

describe("an order at ShipBob", () => {
  test.each([
    ["Fulfilled", "completed"],
    ["Cancelled", "cancelled"],
    ["Exception", "exception"],
    ["ImportReview", "exception"],
    ["PartiallyFulfilled", "processing"],
    ["A state that is new to us", "processing"],
  ])("that is %s is %s", (status, expected) => {
    expect(readOrderState("waybill-1", { ...order, status }).status).toBe(expected);
  });

  test("is known by our reference and by ShipBob's number, and without a shipment has none", () => {
    const known = { reference: "waybill-1", warehouseOrderId: "9007199", status: "processing", shipments: [] };
    expect(readOrderState("waybill-1", { ...order, shipments: null })).toEqual(known);
    expect(readOrderState("waybill-1", order)).toEqual(known);
  });

  test("gives each shipment its own scans, and none to one that was not asked about", () => {
    const scan: TrackingEvent = { status: "DELIVERED", happenedAt: "2026-11-21T10:00:00Z", message: null };
    const shipments = [7, 8].map((id) => ({ id, status: "Completed", products: [] }));
    const read = readOrderState("waybill-1", { ...order, shipments }, new Map([[8, [scan]]]));
    expect(read.shipments.map(({ warehouseShipmentId }) => warehouseShipmentId)).toEqual(["7", "8"]);
    expect(read.shipments[1]?.events).toEqual([scan]);
    expect(read.shipments[0]?.events ?? []).toEqual([]);
  });
});

describe("a moment as ShipBob writes it", () => {
  test.each([
    ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"],
    ["2026-11-21T10:00:00", "2026-11-21T10:00:00Z"],
    ["2026-11-21T10:00:00.123", "2026-11-21T10:00:00.123Z"],
    ["2026-11-21T12:00:00+02:00", "2026-11-21T10:00:00Z"],
    ["2026-11-21T04:30:00-0530", "2026-11-21T10:00:00Z"],
  ])("%s is %s in UTC", (text, moment) => {
    expect(readMoment(text)).toBe(moment);
  });

  test("is nothing when it is none", () => {
    for (const text of [null, undefined, "", "soon", "2026-13-01T00:00:00Z", "2026-02-30"]) expect(readMoment(text)).toBeNull();
  });
});
