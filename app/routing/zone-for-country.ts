import type { PriceList, ShippingZone } from "./shipping-price.ts";

/** The zone that prices a country: the first that names it, else the one for everywhere else; null when the warehouse does not ship there. */
export function zoneForCountry(prices: PriceList, countryCode: string | null): ShippingZone | null {
  if (countryCode === null) return null;
  return (
    prices.zones.find((zone) => zone.countries.includes(countryCode)) ?? prices.zones.find((zone) => zone.countries.includes("*")) ?? null
  );
}
