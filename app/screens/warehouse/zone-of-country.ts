import type { TypedPrices, TypedZone } from "./typed-prices.ts";

/**
 * The zones with one more, for a country that none of them names: first, and at the dearest price there is, for a person to correct. Null where
 * the country has its zone.
 */
export function withZoneOf(country: string, name: string, { zones }: Pick<TypedPrices, "zones">): TypedZone[] | null {
  if (zones.some(({ countries }) => countries.split(/[\s,;]+/).includes(country))) return null;
  const dearest = zones.toSorted((one, other) => Number(other.base) - Number(one.base))[0];
  return [
    { name, countries: country, base: dearest?.base ?? "", perKg: dearest?.perKg ?? "", days: "", deliversOn: "1,2,3,4,5" },
    ...zones,
  ];
}
