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
export function isPaidBack({ financialStatus, lines, fulfillmentOrders }: Order, shipped: readonly Shipped[]): boolean {
  if (financialStatus === "REFUNDED") return true;
  if (shipped.some(({ isAstray, isCopied }) => isAstray && !isCopied)) return false;
  const lost = new Set(shipped.filter(({ isAstray }) => isAstray).flatMap(({ units }) => units.map(({ orderLineId }) => orderLineId)));
  const arrives = shipped.filter(({ isAstray }) => !isAstray).flatMap(({ units }) => units);
  const waits = fulfillmentOrders.flatMap((one) => one.lines).map(({ orderLineId, remainingQuantity: units }) => ({ orderLineId, units }));
  const of = (some: readonly UnitsOfLine[], line: bigint) =>
    some.reduce((sum, { orderLineId, units }) => sum + (orderLineId === line ? units : 0), 0);
  return lines.every(({ id, currentQuantity }) => !lost.has(id) || currentQuantity <= of(arrives, id) + of(waits, id));
}
