import { decimalAmount } from "../state/decimal-amount.ts";

export type MoneyBag = { shopMoney: Money; presentmentMoney: Money };

type Money = { amount: string; currencyCode: string };

/** Money in the shop's and the buyer's currency: the stand-in sells in one. */
export function moneyBag(minor: number, currencyCode: string): MoneyBag {
  const money = { amount: decimalAmount(minor), currencyCode };
  return { shopMoney: money, presentmentMoney: money };
}
