import type { AbandonedLine } from "./abandoned-line.ts";

type Priced = Pick<AbandonedLine, "unitPrice" | "shown">;

/**
 * A line at the price that the shop asks now, where it was left at the shop's own price and that has changed since: nobody is told of one that they don't
 * get. What that is in another currency nobody knows here. A price that was their own (a price list, a gift) stays as they saw it.
 */
export function atPriceNow<Line extends Priced & Pick<AbandonedLine, "listPrice">>(
  line: Line,
  { price, currency }: { price: number; currency: string },
): Line {
  const { unitPrice, listPrice, shown } = line;
  if (listPrice === null || price === listPrice || unitPrice !== listPrice) return line;
  return { ...line, unitPrice: price, shown: shown?.currency === currency ? { minor: price, currency } : null };
}

/** In which currency buyers are told what things cost, and what each costs in it; whether that is what they saw, or the shop's own. */
export type PricesToShow = { currency: string; isBuyers: boolean; unitPrice: (line: Priced) => number };

/** The prices that a cart's buyer saw, where they are known of all of its lines; else the shop's own: two currencies can't be added up. */
export function pricesToShow(lines: readonly Priced[], shopCurrency: string): PricesToShow {
  const currency = lines[0]?.shown?.currency;
  return currency !== undefined && lines.every(({ shown }) => shown?.currency === currency)
    ? { currency, isBuyers: true, unitPrice: ({ shown, unitPrice }) => shown?.minor ?? unitPrice }
    : { currency: shopCurrency, isBuyers: false, unitPrice: ({ unitPrice }) => unitPrice };
}

/** Lines with what is known of the prices that their buyer saw: of the same thing at the same price, where nobody said it anew. */
export const withShown = (lines: readonly AbandonedLine[], known: readonly AbandonedLine[]): AbandonedLine[] =>
  lines.map((line) => {
    if (line.shown !== null) return line;
    const same = known.find(({ variantId, unitPrice }) => variantId === line.variantId && unitPrice === line.unitPrice);
    return { ...line, shown: same?.shown ?? null };
  });
