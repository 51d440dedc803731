import type { PickPrice, PriceList, ShippingZone } from "#app/warehouses/price-list.ts";

/** Shopify's word for a country that it does not know. */
const UNKNOWN_REGION = "ZZ";

/** The zone that prices a country: the first that names it, else the one for everywhere else; null when the warehouse does not ship there. */
export function zoneForCountry(prices: PriceList, countryCode: string | null): ShippingZone | null {
  if (countryCode === null || countryCode === UNKNOWN_REGION) return null;
  return (
    prices.zones.find((zone) => zone.countries.includes(countryCode)) ?? prices.zones.find((zone) => zone.countries.includes("*")) ?? null
  );
}

/** What a warehouse charges to send one parcel into a zone, in minor units, unrounded. A parcel holds at least one unit. */
export function priceForZone(
  zone: ShippingZone,
  pick: PickPrice,
  parcel: { units: number; grams: number },
): { shipping: number; picking: number } {
  return {
    shipping: zone.base + zone.perKg * (parcel.grams / 1000),
    picking: pick.first + pick.extra * (parcel.units - 1),
  };
}
