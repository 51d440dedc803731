export type Market = { id: number; handle: string; name: string; currency: string };

/** What one unit of the pound is worth in it. */
const WORTH: Readonly<Record<string, number>> = { GBP: 1, EUR: 1.17, USD: 1.31 };

const UNITED_KINGDOM: Market = { id: 41_000_001, handle: "gb", name: "United Kingdom", currency: "GBP" };
const EUROZONE: Market = { id: 41_000_002, handle: "eurozone", name: "Eurozone", currency: "EUR" };
const UNITED_STATES: Market = { id: 41_000_003, handle: "us", name: "United States", currency: "USD" };
const INTERNATIONAL: Market = { id: 41_000_004, handle: "international", name: "International", currency: "GBP" };
const EURO_COUNTRIES = new Set(["IE", "FR", "DE", "ES", "IT", "NL", "BE", "PT", "AT", "FI", "LT", "GR", "CY", "MT"]);

export const MARKETS: readonly Market[] = [UNITED_KINGDOM, EUROZONE, UNITED_STATES, INTERNATIONAL];

/** Some of where each sells, all that anybody asks by name; of the last, those that have no market of their own. */
export function countriesOf(market: Market): string[] {
  if (market === UNITED_KINGDOM) return ["GB"];
  if (market === UNITED_STATES) return ["US"];
  return market === EUROZONE ? [...EURO_COUNTRIES] : ["CH", "NO", "SE", "DK", "PL", "CA", "AU", "NZ", "JP"];
}

/** The market that a country belongs to. */
export function marketOf(country: string): Market {
  if (country === "GB") return UNITED_KINGDOM;
  if (country === "US") return UNITED_STATES;
  return EURO_COUNTRIES.has(country) ? EUROZONE : INTERNATIONAL;
}

/** What buyers of a market pay in, and what one unit of the shop's currency is worth in it. A shop whose currency no rate is known for sells in it alone. */
export function moneyOf(market: Market, shopCurrency: string): { currency: string; rate: number } {
  const [home, there] = [WORTH[shopCurrency], WORTH[market.currency]];
  if (home === undefined || there === undefined || market.currency === shopCurrency) return { currency: shopCurrency, rate: 1 };
  return { currency: market.currency, rate: there / home };
}
