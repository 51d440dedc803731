import type { UnitsOfLine } from "./unwanted-units.ts";

type Order = {
  /** Shopify's OrderDisplayFinancialStatus. */
  financialStatus: string | null;
  lines: readonly { id: bigint; currentQuantity: number }[];
  fulfillmentOrders: readonly { lines: readonly { orderLineId: bigint; remainingQuantity: number }[] }[];
};

type Shipped = {
  isAstray: boolean;
  /** Our copy of the order is of after Shopify was told of it: before, what left stands there as yet to be shipped. */
  isCopied: boolean;
  units: readonly UnitsOfLine[];
};

/**
 * Whether nothing is owed to the buyer any more for the boxes that arrive nowhere: all of the order was paid back, or of each line in them no
 * more is left on the order than arrives, or has yet to be shipped.
 */
export function isPaidBack(order: Order, shipped: readonly Shipped[]): boolean {
  if (order.financialStatus === "REFUNDED") return true;
  if (shipped.some(({ isAstray, isCopied }) => isAstray && !isCopied)) return false;
  return unitsStillOwed(order, shipped).length === 0;
}

/** Of the units in boxes that arrive nowhere, those that are left on the order and that no other box brings, and none that has yet to be shipped. */
export function unitsStillOwed({ financialStatus, lines, fulfillmentOrders }: Order, shipped: readonly Shipped[]): UnitsOfLine[] {
  if (financialStatus === "REFUNDED") return [];
  const astray = unitsOf(shipped.filter(({ isAstray }) => isAstray));
  const arrives = unitsOf(shipped.filter(({ isAstray }) => !isAstray));
  const untold = unitsOf(shipped.filter(({ isCopied }) => !isCopied));
  const remaining = fulfillmentOrders
    .flatMap((one) => one.lines)
    .map(({ orderLineId, remainingQuantity: units }) => ({ orderLineId, units }));
  return lines.flatMap(({ id, currentQuantity }) => {
    const waits = Math.max(0, of(remaining, id) - of(untold, id));
    const units = Math.min(of(astray, id), currentQuantity - of(arrives, id) - waits);
    return units > 0 ? [{ orderLineId: id, units }] : [];
  });
}

const unitsOf = (some: readonly Shipped[]) => some.flatMap(({ units }) => units);

const of = (some: readonly UnitsOfLine[], line: bigint) =>
  some.reduce((sum, { orderLineId, units }) => sum + (orderLineId === line ? units : 0), 0);
