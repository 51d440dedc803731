import { describe, expect, test } from "vitest";
import { walkingOrder } from "./walking-order.ts";

const line = (sku: string, bin: string | null, quantity: number, packed = 0) => ({ sku, title: sku, bin, quantity, packed, barcode: null, imageUrl: null });

describe("the pick list of a wave", () => {
  test("visits every SKU once, for all the parcels that want it", () => {
    const stops = walkingOrder([
      { orderName: "#1", lines: [line("CUP", "A1", 2)] },
      { orderName: "#2", lines: [line("CUP", "A1", 3)] },
    ]);
    expect(stops).toEqual([
      { sku: "CUP", title: "CUP", bin: "A1", quantity: 5, parcels: [{ orderName: "#1", quantity: 2 }, { orderName: "#2", quantity: 3 }] },
    ]);
  });

  test("goes along the bins as people number them, what has no bin last", () => {
    const stops = walkingOrder([{ orderName: "#1", lines: [line("LOOSE", null, 1), line("FAR", "A10", 1), line("NEAR", "A2", 1)] }]);
    expect(stops.map((stop) => stop.sku)).toEqual(["NEAR", "FAR", "LOOSE"]);
  });

  test("does not fetch again what is in the parcel already", () => {
    expect(walkingOrder([{ orderName: "#1", lines: [line("CUP", "A1", 2, 2), line("PLATE", "A2", 3, 1)] }])).toMatchObject([{ sku: "PLATE", quantity: 2 }]);
  });
});
