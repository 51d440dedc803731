import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { assignLines, type FulfillmentOrderMove, type ParcelNeed, type WaitingFulfillmentOrder } from "./assign-lines.ts";

const need = (parcelId: string, locationId: bigint, ...lines: [bigint, number][]): ParcelNeed => ({
  parcelId,
  locationId,
  lines: lines.map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
});

const standing = (id: bigint, locationId: bigint, ...lines: [bigint, bigint, number][]): WaitingFulfillmentOrder => ({
  id,
  locationId,
  lines: lines.map(([lineId, orderLineId, quantity]) => ({ id: lineId, orderLineId, quantity })),
});

describe("bringing fulfillment orders to the plan's warehouses", () => {
  test("an order that already stands at its warehouse is not moved", () => {
    const answer = assignLines([need("a", 1n, [11n, 2])], [standing(100n, 1n, [1n, 11n, 2])]);
    expect(answer).toEqual({ outcome: "assigned", moves: [] });
  });

  test("an order that goes to one other warehouse is moved whole", () => {
    const answer = assignLines([need("a", 2n, [11n, 2])], [standing(100n, 1n, [1n, 11n, 2])]);
    expect(answer).toEqual({ outcome: "assigned", moves: [{ fulfillmentOrderId: 100n, locationId: 2n, lines: null }] });
  });

  test("a line split over two warehouses leaves its part and keeps the rest in place", () => {
    const answer = assignLines([need("a", 1n, [11n, 2]), need("b", 2n, [11n, 3])], [standing(100n, 1n, [1n, 11n, 5])]);
    expect(answer).toEqual({
      outcome: "assigned",
      moves: [{ fulfillmentOrderId: 100n, locationId: 2n, lines: [{ id: 1n, quantity: 3 }] }],
    });
  });

  test("an order that changed after it was planned is planned again", () => {
    const planned = [need("a", 1n, [11n, 2])];
    expect(assignLines(planned, [standing(100n, 1n, [1n, 11n, 1])]).outcome).toBe("outdated");
    expect(assignLines(planned, [standing(100n, 1n, [1n, 11n, 2], [2n, 12n, 1])]).outcome).toBe("outdated");
  });

  test("after the moves every unit stands where its parcel wants it, whatever the plan", () => {
    fc.assert(
      fc.property(scenario(), ({ needs, waiting }) => {
        const answer = assignLines(needs, waiting);
        if (answer.outcome !== "assigned") throw new Error("a consistent plan was called outdated");
        expect(unitsByLocation(perform(waiting, answer.moves))).toEqual(unitsByLocation(needs));
      }),
    );
  });
});

/** A plan, and the same units standing at arbitrary locations in arbitrary fulfillment orders. */
function scenario() {
  const unit = fc.record({
    line: fc.integer({ min: 1, max: 4 }),
    from: fc.integer({ min: 1, max: 3 }),
    to: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(unit, { minLength: 1, maxLength: 25 }).map((units) => {
    const count = (place: "from" | "to") => {
      const totals = new Map<number, Map<number, number>>();
      for (const one of units) {
        const lines = totals.get(one[place]) ?? new Map<number, number>();
        totals.set(one[place], lines.set(one.line, (lines.get(one.line) ?? 0) + 1));
      }
      return [...totals];
    };
    return {
      needs: count("to").map(([at, lines]) =>
        need(`p${at}`, BigInt(at), ...[...lines].map(([line, n]): [bigint, number] => [BigInt(line), n])),
      ),
      waiting: count("from").map(([at, lines]) =>
        standing(
          BigInt(at * 100),
          BigInt(at),
          ...[...lines].map(([line, n]): [bigint, bigint, number] => [BigInt(at * 100 + line), BigInt(line), n]),
        ),
      ),
    };
  });
}

/** What Shopify would make of the moves, one after another. */
function perform(waiting: readonly WaitingFulfillmentOrder[], moves: readonly FulfillmentOrderMove[]) {
  const state = waiting.map((order) => ({ ...order, lines: order.lines.map((line) => ({ ...line })) }));
  const landed: { locationId: bigint | null; lines: { orderLineId: bigint; quantity: number }[] }[] = [];
  for (const move of moves) {
    const order = state.find((one) => one.id === move.fulfillmentOrderId);
    if (!order) throw new Error("moved a fulfillment order that is not there");
    const moved = move.lines ?? order.lines.map(({ id, quantity }) => ({ id, quantity }));
    const lines = moved.map(({ id, quantity }) => {
      const line = order.lines.find((one) => one.id === id);
      if (!line || line.quantity < quantity) throw new Error("moved more than there is");
      line.quantity -= quantity;
      return { orderLineId: line.orderLineId, quantity };
    });
    landed.push({ locationId: move.locationId, lines });
  }
  return [...state, ...landed];
}

function unitsByLocation(places: readonly { locationId: bigint | null; lines: readonly { orderLineId: bigint; quantity: number }[] }[]) {
  const units: Record<string, number> = {};
  for (const { locationId, lines } of places) {
    for (const { orderLineId, quantity } of lines) {
      const key = `${locationId}/${orderLineId}`;
      if (quantity > 0) units[key] = (units[key] ?? 0) + quantity;
    }
  }
  return units;
}
