import type { UnitsOfLine } from "./unwanted-units.ts";

type Shipment = { fulfillmentId: bigint | null; lines: readonly { orderLineId: bigint; quantity: number }[] };
type Waiting = { lines: readonly { orderLineId: bigint; remainingQuantity: number; requiresShipping: boolean }[] };

/**
 * Of the units that wait for a warehouse, those that left in a parcel already: their fulfillment was cancelled in Shopify afterwards, so that
 * they look as if nobody had shipped them. `allowed` are those that a person said may be shipped again.
 */
export function unitsShippedBefore(
  waiting: readonly Waiting[],
  shipments: readonly Shipment[],
  cancelledFulfillments: ReadonlySet<bigint>,
  allowed: ReadonlyMap<bigint, number>,
): UnitsOfLine[] {
  const gone = shipments.filter(({ fulfillmentId }) => fulfillmentId !== null && cancelledFulfillments.has(fulfillmentId));
  const left = unitsByLine(gone.flatMap(({ lines }) => lines).map(({ orderLineId, quantity }) => ({ orderLineId, units: quantity })));
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

function unitsByLine(some: readonly UnitsOfLine[]): Map<bigint, number> {
  const sums = new Map<bigint, number>();
  for (const { orderLineId, units } of some) sums.set(orderLineId, (sums.get(orderLineId) ?? 0) + units);
  return sums;
}
