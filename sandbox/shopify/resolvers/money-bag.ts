import { moneyAmount } from "../state/decimal-amount.ts";
import type { OrderRecord } from "../state/order-record.ts";

export type MoneyBag = { shopMoney: Money; presentmentMoney: Money };

type Money = { amount: string; currencyCode: string };

/** Money in the shop's own currency, for what is sold in no other. */
export function moneyBag(minor: number, currencyCode: string): MoneyBag {
  const money = { amount: moneyAmount(minor), currencyCode };
  return { shopMoney: money, presentmentMoney: money };
}

const withoutCents = new Set(["JPY", "KRW", "CLP", "VND", "ISK", "XAF", "XOF", "PYG", "UGX"]);

/** What an amount of an order's currency was for the buyer of an order, in hundredths, whole where his currency has no cents. */
export function presentmentMinor({ presentment }: Pick<OrderRecord, "presentment">, minor: number): number {
  const exact = minor * presentment.rate;
  return withoutCents.has(presentment.currency) ? Math.round(exact / 100) * 100 : Math.round(exact);
}

/** The other way round: hundredths of the buyer's currency in the order's. */
export function shopMinor({ presentment }: Pick<OrderRecord, "presentment">, minor: number): number {
  return Math.round(minor / presentment.rate);
}

/** Money of an order, in its own and the buyer's currency. */
export function orderMoneyBag(order: Pick<OrderRecord, "currency" | "presentment">, minor: number): MoneyBag {
  return {
    shopMoney: { amount: moneyAmount(minor), currencyCode: order.currency },
    presentmentMoney: { amount: moneyAmount(presentmentMinor(order, minor)), currencyCode: order.presentment.currency },
  };
}
