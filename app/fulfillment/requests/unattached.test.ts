import { describe, expect, test } from "vitest";
import { isLive, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { halfAsked, unattached } from "./unattached.ts";

type Order = Pick<OrderInFulfillment, "fulfillmentOrders" | "fulfillments" | "parcels">;

const fulfillmentOrder = (id: number, more: { at?: number; request?: string; left?: number; ships?: boolean } = {}) => {
  const { at = 7, request = "SUBMITTED", left = 1, ships = true } = more;
  const lines = [{ remainingQuantity: left, requiresShipping: ships }];
  return { id: BigInt(id), assignedLocationId: BigInt(at), requestStatus: request, lines };
};
const parcel = (stage: ParcelStage, answers: readonly number[] = [], at = 7, shipments: readonly object[] = []) => ({
  stage,
  shipments,
  fulfillmentOrderIds: answers.map(BigInt),
  warehouse: { locationId: BigInt(at) },
});
/** What the rules look at of an order; the rest of its rows does not matter. */
const order = (
  fulfillmentOrders: ReturnType<typeof fulfillmentOrder>[],
  parcels: ReturnType<typeof parcel>[],
  fulfillments = [{ id: 5n }],
) => ({ fulfillmentOrders, fulfillments, parcels }) as unknown as Order;
const ids = (found: readonly { id: bigint }[]) => found.map(({ id }) => Number(id));

test.each(PARCEL_STAGES)("a fulfillment order that a parcel answers is attached while the parcel lives (%s)", (stage) => {
  const found = ids(unattached(order([fulfillmentOrder(1), fulfillmentOrder(2)], [parcel(stage, [1])])));
  expect(found).toEqual(isLive({ stage }) ? [2] : [1, 2]);
});

describe("of a parcel that left short", () => {
  const told = { fulfillmentId: 5n, lines: [{}] };

  test("what remains is nobody's once Shopify has its fulfillment", () => {
    expect(ids(unattached(order([fulfillmentOrder(1)], [parcel("shipped", [1], 7, [told])])))).toEqual([1]);
    expect(unattached(order([fulfillmentOrder(1)], [parcel("shipped", [1], 7, [told, { ...told, fulfillmentId: null }])]))).toEqual([]);
    expect(unattached(order([fulfillmentOrder(1)], [parcel("partly_shipped", [1], 7, [told])]))).toEqual([]);
  });

  test("it is its own while our copy of the order does not show that fulfillment yet", () => {
    expect(unattached(order([fulfillmentOrder(1)], [parcel("shipped", [1], 7, [told])], []))).toEqual([]);
  });

  test("nothing is left of one that left whole", () => {
    expect(unattached(order([fulfillmentOrder(1, { left: 0 })], [parcel("delivered", [1], 7, [told])]))).toEqual([]);
  });
});

describe("a request that was cut short is taken up again", () => {
  const planned = [parcel("planned")];

  test.each(["SUBMITTED", "ACCEPTED"])("when it was %s at the warehouse of a planned parcel", (request) => {
    expect(ids(halfAsked(order([fulfillmentOrder(1, { request })], planned)))).toEqual([1]);
  });

  test.each(["UNSUBMITTED", "REJECTED", "CANCELLATION_REQUESTED", "CLOSED"])("and not when it is %s", (request) => {
    expect(halfAsked(order([fulfillmentOrder(1, { request })], planned))).toEqual([]);
  });

  test("and not at another warehouse, nor for a parcel that is further than planned", () => {
    expect(halfAsked(order([fulfillmentOrder(1, { at: 8 })], planned))).toEqual([]);
    for (const stage of PARCEL_STAGES.filter((one) => one !== "planned"))
      expect(halfAsked(order([fulfillmentOrder(1)], [parcel(stage)]))).toEqual([]);
  });

  test("and not when nothing of it is left to ship", () => {
    expect(halfAsked(order([fulfillmentOrder(1, { left: 0 }), fulfillmentOrder(2, { ships: false })], planned))).toEqual([]);
  });

  test("and not when another parcel answers it already", () => {
    expect(halfAsked(order([fulfillmentOrder(1)], [...planned, parcel("dispatched", [1])]))).toEqual([]);
  });
});
