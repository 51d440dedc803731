import type { UnitsOfLine } from "./unwanted-units.ts";

type Shipment = { lines: readonly { orderLineId: bigint; quantity: number }[] };
type Waiting = { lines: readonly { orderLineId: bigint; remainingQuantity: number; requiresShipping: boolean }[] };

/**
 * Of the units that wait for a warehouse, those that left in a parcel already: the fulfillments of these shipments were cancelled in Shopify
 * afterwards, so that they look as if nobody had shipped them. `allowed` are those that a person said may be shipped again.
 */
export function unitsShippedBefore(
  waiting: readonly Waiting[],
  gone: readonly Shipment[],
  allowed: ReadonlyMap<bigint, number>,
): UnitsOfLine[] {
  const left = unitsByLine(unitsOf(gone));
  const waits = unitsByLine(
    waiting
      .flatMap(({ lines }) => lines)
      .filter(({ requiresShipping }) => requiresShipping)
      .map(({ orderLineId, remainingQuantity }) => ({ orderLineId, units: remainingQuantity })),
  );
  return [...left].flatMap(([orderLineId, shipped]) => {
    const units = Math.min(waits.get(orderLineId) ?? 0, shipped - (allowed.get(orderLineId) ?? 0));
    return units > 0 ? [{ orderLineId, units }] : [];
  });
}

/**
 * Of such units, those whose shipment was undone where it was packed, `gone` in the order in which they were shipped: what was allowed to go
 * again went first, so that those shipped last are the ones that wait.
 */
export function undoneAmong(units: readonly UnitsOfLine[], gone: readonly (Shipment & { isUndone: boolean })[]): UnitsOfLine[] {
  return units.flatMap(({ orderLineId, units: waiting }) => {
    let unexplained = waiting;
    let undone = 0;
    for (const shipment of [...gone].reverse()) {
      const here = unitsByLine(unitsOf([shipment])).get(orderLineId) ?? 0;
      const taken = Math.min(unexplained, here);
      unexplained -= taken;
      if (shipment.isUndone) undone += taken;
    }
    return undone > 0 ? [{ orderLineId, units: undone }] : [];
  });
}

const unitsOf = (shipments: readonly Shipment[]): UnitsOfLine[] =>
  shipments.flatMap(({ lines }) => lines).map(({ orderLineId, quantity }) => ({ orderLineId, units: quantity }));

function unitsByLine(some: readonly UnitsOfLine[]): Map<bigint, number> {
  const sums = new Map<bigint, number>();
  for (const { orderLineId, units } of some) sums.set(orderLineId, (sums.get(orderLineId) ?? 0) + units);
  return sums;
}
