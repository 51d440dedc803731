import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { stageAfterShipments, unitsOfNoLine, unitsPerLine } from "./shipment-progress.ts";

const line = (sku: string, quantity: number, shipped = 0) => ({ sku, quantity, shipped });
const box = (deliveredAt: Date | null = null) => ({ deliveredAt });

describe("how far a parcel is", () => {
  test("a parcel of which a part has left is partly shipped", () => {
    expect(stageAfterShipments({ stage: "dispatched", lines: [line("A", 2, 2), line("B", 1)] }, [box()])).toBe("partly_shipped");
  });

  test("a parcel is delivered when every unit has left and every box has arrived", () => {
    const lines = [line("A", 2, 2)];
    expect(stageAfterShipments({ stage: "shipped", lines }, [box(new Date()), box()])).toBe("shipped");
    expect(stageAfterShipments({ stage: "shipped", lines }, [box(new Date()), box(new Date())])).toBe("delivered");
    expect(stageAfterShipments({ stage: "partly_shipped", lines: [line("A", 2, 1)] }, [box(new Date())])).toBe("partly_shipped");
  });

  test("a late word never moves a parcel backwards", () => {
    expect(stageAfterShipments({ stage: "delivered", lines: [line("A", 1, 1)] }, [box()])).toBe("delivered");
  });

  test("a cancelled parcel that leaves all the same is shipped", () => {
    expect(stageAfterShipments({ stage: "cancelled", lines: [line("A", 1, 1)] }, [box()])).toBe("shipped");
  });

  test("a parcel of which a box went astray has come to its end, and may arrive all the same", () => {
    const lines = [line("A", 2, 2)];
    const lost = { deliveredAt: null, endedAs: "lost" };
    expect(stageAfterShipments({ stage: "shipped", lines }, [lost, box()])).toBe("shipped");
    expect(stageAfterShipments({ stage: "shipped", lines }, [lost, box(new Date())])).toBe("lost");
    expect(stageAfterShipments({ stage: "shipped", lines }, [{ deliveredAt: null, endedAs: "returned" }])).toBe("returned");
    expect(stageAfterShipments({ stage: "lost", lines }, [box(new Date())])).toBe("delivered");
  });

  test("units under another SKU go to the line that they were ordered as, else to none", () => {
    const lines = [line("B", 1), line("A", 2)];
    const given = unitsPerLine(lines, [{ sku: "NEW", quantity: 2, places: [1] }]);
    expect(given.map(({ line: { sku }, quantity }) => [sku, quantity])).toEqual([["A", 2]]);
    const merged = unitsPerLine(lines, [{ sku: "B", quantity: 3, places: [1, 2] }]);
    expect(merged.map(({ line: { sku }, quantity }) => [sku, quantity])).toEqual([
      ["B", 1],
      ["A", 2],
    ]);
    expect(
      unitsOfNoLine(lines, [
        { sku: "NEW", quantity: 2 },
        { sku: "B", quantity: 1 },
      ]),
    ).toEqual([{ sku: "NEW", quantity: 2 }]);
  });

  test("units are counted to lines of their SKU, and never beyond what was ordered", () => {
    const lines = [line("A", 2), line("A", 3), line("B", 1)];
    expect(unitsPerLine(lines, [{ sku: "A", quantity: 4 }]).map(({ quantity }) => quantity)).toEqual([2, 2]);
    fc.assert(
      fc.property(fc.array(fc.record({ sku: fc.constantFrom("A", "B", "C"), quantity: fc.nat(9) })), (shipped) => {
        for (const { line: of, quantity } of unitsPerLine(lines, shipped)) expect(quantity).toBeLessThanOrEqual(of.quantity);
      }),
    );
  });
});
