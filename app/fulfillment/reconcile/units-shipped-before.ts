import type { UnitsOfLine } from "./unwanted-units.ts";

type Shipment = { lines: readonly { orderLineId: bigint; quantity: number }[] };
type Waiting = { lines: readonly { orderLineId: bigint; remainingQuantity: number; requiresShipping: boolean }[] };

/**
 * Of the units that wait for a warehouse, those that left in a parcel already: the fulfillments of these shipments were cancelled in Shopify
 * afterwards, so that they look as if nobody had shipped them. `allowed` are those about which a person was asked.
 */
export function unitsShippedBefore(
  waiting: readonly Waiting[],
  gone: readonly Shipment[],
  allowed: ReadonlyMap<bigint, number>,
): UnitsOfLine[] {
  const waits = unitsWaiting(waiting);
  return unasked(gone, allowed).flatMap(({ orderLineId, units: left }) => {
    const units = Math.min(waits.get(orderLineId) ?? 0, left);
    return units > 0 ? [{ orderLineId, units }] : [];
  });
}

/**
 * Of the units that left so, those that don't wait again anywhere (`everywhere`: all fulfillment orders of the order), for they were taken off
 * the order since: who is asked about the others is asked about these too. Otherwise they would be counted among what waits, once that was allowed.
 */
export function unitsOffTheOrder(
  everywhere: readonly Waiting[],
  gone: readonly Shipment[],
  allowed: ReadonlyMap<bigint, number>,
): UnitsOfLine[] {
  const waits = unitsWaiting(everywhere);
  return unasked(gone, allowed).flatMap(({ orderLineId, units: left }) => {
    const units = left - (waits.get(orderLineId) ?? 0);
    return units > 0 ? [{ orderLineId, units }] : [];
  });
}

function unasked(gone: readonly Shipment[], allowed: ReadonlyMap<bigint, number>): UnitsOfLine[] {
  const left = unitsByLine(unitsOf(gone));
  return [...left].map(([orderLineId, shipped]) => ({ orderLineId, units: shipped - (allowed.get(orderLineId) ?? 0) }));
}

function unitsWaiting(some: readonly Waiting[]): Map<bigint, number> {
  const lines = some.flatMap((one) => one.lines).filter(({ requiresShipping }) => requiresShipping);
  return unitsByLine(lines.map(({ orderLineId, remainingQuantity }) => ({ orderLineId, units: remainingQuantity })));
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
