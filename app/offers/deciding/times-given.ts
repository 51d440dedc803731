import type { VisitLine } from "../rules/visit.ts";

/** A buy X get Y: products of which so many units are bought, or so much is spent on them; so many of a variant are had each time. */
export type BuyXGetY = {
  bought: { productIds: readonly string[]; units?: number; amount?: number };
  variantId: string;
  got: number;
  /** How often in one order; null: as often as the cart goes. */
  times: number | null;
};

/**
 * How often Shopify gives a buy X get Y for a cart: whole or not at all, no unit is both bought and had, and as often as units, money and its limit
 * allow. One variant is had: there is no cheaper one to choose.
 */
export function timesGiven({ bought, variantId, got, times }: BuyXGetY, lines: readonly VisitLine[]): number {
  const isX = ({ productId }: VisitLine) => bought.productIds.includes(productId);
  const isY = (line: VisitLine) => line.variantId === variantId;
  const count = (some: readonly VisitLine[]) => some.reduce((sum, { quantity }) => sum + quantity, 0);
  const [ofX, ofY, ofBoth] = [lines.filter(isX), lines.filter(isY), lines.filter((line) => isX(line) && isY(line))];
  const most = Math.min(times ?? Infinity, Math.floor(count(ofY) / got));
  if (bought.units !== undefined) {
    const all = count(ofX) + count(ofY) - count(ofBoth);
    return Math.min(most, Math.floor(count(ofX) / bought.units), Math.floor(all / (bought.units + got)));
  }
  const price = ofBoth[0]?.unitPrice ?? 0;
  const spent = ofX.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  // What is had is not paid for: where it is among what has to be bought, it counts no more.
  const needed = (bought.amount ?? 0) + price * got;
  return needed > 0 ? Math.min(most, Math.floor(spent / needed)) : most;
}
