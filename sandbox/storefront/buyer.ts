import type { ShopState } from "../shopify/state/shop-state.ts";
import { countries } from "./countries.ts";
import { type Market, marketOf, moneyOf } from "./markets.ts";

export type Language = "en" | "de";

/** Where a buyer shops from, in which language, and what in. */
export type Buyer = {
  country: string;
  market: Market;
  language: Language;
  currency: string;
  /** What one unit of the shop's currency is worth in the buyer's. */
  rate: number;
};

/** A buyer in that country; in the shop's own where it is none that the shop knows. */
export function buyerIn(state: ShopState, country: string | undefined, language: string | undefined): Buyer {
  const known = countries.find(({ code }) => code === country?.toUpperCase())?.code ?? "GB";
  const market = marketOf(known);
  return { country: known, market, language: language === "de" ? "de" : "en", ...moneyOf(market, state.shop.currency) };
}

/** A price of the shop as this buyer sees it, in minor units. */
export function priceFor(buyer: Buyer, minor: number): number {
  return Math.round(minor * buyer.rate);
}
