import { describe, expect, test } from "vitest";

import { fulfillmentLines } from "./fulfillment-lines.ts";

const fulfillmentOrder = (id: bigint, ...lines: [bigint, bigint, number][]) => ({
  id,
  lines: lines.map(([lineId, orderLineId, remainingQuantity]) => ({ id: lineId, orderLineId, remainingQuantity })),
});

describe("a shipment as Shopify's fulfillment", () => {
  test("a box that holds a part of the parcel fulfils that part alone", () => {
    expect(fulfillmentLines([{ orderLineId: 11n, quantity: 1 }], [fulfillmentOrder(1n, [101n, 11n, 3], [102n, 12n, 1])])).toEqual([
      { fulfillmentOrderId: 1n, isRest: false, lines: [{ id: 101n, orderLineId: 11n, quantity: 1 }] },
    ]);
  });

  test("a line that stands on two fulfillment orders takes from both", () => {
    const orders = [fulfillmentOrder(1n, [101n, 11n, 2]), fulfillmentOrder(2n, [201n, 11n, 5])];
    expect(fulfillmentLines([{ orderLineId: 11n, quantity: 4 }], orders)).toEqual([
      { fulfillmentOrderId: 1n, isRest: true, lines: [{ id: 101n, orderLineId: 11n, quantity: 2 }] },
      { fulfillmentOrderId: 2n, isRest: false, lines: [{ id: 201n, orderLineId: 11n, quantity: 2 }] },
    ]);
  });

  test("what is fulfilled already is not asked for again", () => {
    expect(fulfillmentLines([{ orderLineId: 11n, quantity: 1 }], [fulfillmentOrder(1n, [101n, 11n, 0])])).toEqual([]);
  });
});
