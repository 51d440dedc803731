import { minorUnits } from "../../state/decimal-amount.ts";
import type { OrderRecord, TaxLine } from "../../state/order-record.ts";
import type { MoneyInput, OrderCreateInput, TaxLineInput } from "./order-create-input.ts";

/** An amount in the order's currency, in minor units; nothing is zero. */
export const minorOf = (money: MoneyInput | null | undefined): number => minorUnits(money?.shopMoney.amount ?? "0") ?? 0;

/**
 * What the buyer saw: the currency that is named, at the rate of what was sold in both. Shopify keeps both amounts of each price; here
 * all of an order is at one rate.
 */
export function readPresentment(input: OrderCreateInput, currency: string): OrderRecord["presentment"] {
  const sold = [...(input.lineItems ?? []), ...(input.shippingLines ?? []).map((line) => ({ ...line, quantity: 1 }))];
  const both = sold.flatMap(({ priceSet, quantity }) => (priceSet?.presentmentMoney ? { ...priceSet, quantity } : []));
  const shop = both.reduce((sum, { shopMoney, quantity }) => sum + Number(shopMoney.amount) * quantity, 0);
  const presented = both.reduce((sum, { presentmentMoney, quantity }) => sum + Number(presentmentMoney?.amount) * quantity, 0);
  return {
    currency: input.presentmentCurrency ?? both[0]?.presentmentMoney?.currencyCode ?? currency,
    rate: shop > 0 ? presented / shop : 1,
  };
}

/** Taxes with their amounts; one without an amount is its rate of what is taxed. */
export function readTaxes(input: readonly TaxLineInput[], taxedMinor: number): TaxLine[] {
  return input.map(({ title, rate, priceSet, channelLiable }) => ({
    title,
    rate: Number(rate),
    minor: priceSet ? minorOf(priceSet) : Math.round(taxedMinor * Number(rate)),
    channelLiable: channelLiable ?? false,
  }));
}

/** Shares an amount by weights, to the penny: what is left over goes to the first. */
export function shareMinor(minor: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => (all === 0 ? 0 : Math.floor((minor * weight) / all)));
  const rest = all === 0 ? 0 : minor - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => (index < rest ? share + 1 : share));
}
