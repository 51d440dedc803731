import type { PriceList, ShippingZone } from "./shipping-price.ts";

/** Shopify's word for a country that it does not know. */
const UNKNOWN_REGION = "ZZ";

/** The zone that prices a country: the first that names it, else the one for everywhere else; null when the warehouse does not ship there. */
export function zoneForCountry(prices: PriceList, countryCode: string | null): ShippingZone | null {
  if (countryCode === null || countryCode === UNKNOWN_REGION) return null;
  return (
    prices.zones.find((zone) => zone.countries.includes(countryCode)) ?? prices.zones.find((zone) => zone.countries.includes("*")) ?? null
  );
}
