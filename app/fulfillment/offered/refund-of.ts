import { type Money, parseMoney, toDecimal } from "#app/platform/money.ts";

/** A payment by which money can go back, and how much Shopify suggests. Amounts are in the buyer's currency. */
export type SuggestedPayment = { gateway: string | null; parentId: string | null; amount: string };

export type Repayment = { gateway: string; parentId: string; amount: string };

/**
 * What goes back to a buyer for units that are taken off, by which of his payments: what Shopify suggests, less what he owes still. Units that nobody paid
 * for (his card was refused, he pays at the door) are taken off, and no money moves.
 */
export function refundOf(suggested: readonly SuggestedPayment[], outstanding: string, currency: string): Repayment[] {
  let owed = Math.max(0, minor(outstanding, currency));
  return suggested.flatMap(({ gateway, parentId, amount }) => {
    const all = minor(amount, currency);
    const less = Math.min(owed, all);
    owed -= less;
    if (gateway === null || parentId === null || all - less <= 0) return [];
    return [{ gateway, parentId, amount: toDecimal({ minor: all - less, currency }) }];
  });
}

const minor = (amount: string, currency: string): Money["minor"] => parseMoney(amount, currency).minor;
