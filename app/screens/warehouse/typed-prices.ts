import type { PriceList } from "#app/warehouses/price-list.ts";
import { readAmount, writeAmount } from "#app/ui/forms/money-input.tsx";

/** A price list as it stands in its fields while it is edited. */
export type TypedPrices = { zones: TypedZone[]; first: string; extra: string };
export type TypedZone = { name: string; countries: string; base: string; perKg: string };

export type ReadPrices =
  | { outcome: "read"; prices: PriceList }
  /** `field` is `zones.<index>.<field>`, `first` or `extra`. */
  | { outcome: "wrong"; field: string; message: string };

export function typePrices(prices: PriceList): TypedPrices {
  const amount = (minor: number) => writeAmount(minor, prices.currency);
  return {
    zones: prices.zones.map((zone) => ({
      name: zone.name,
      countries: zone.countries.join(", "),
      base: amount(zone.base),
      perKg: amount(zone.perKg),
    })),
    first: amount(prices.pick.first),
    extra: amount(prices.pick.extra),
  };
}

/** Reads the fields; the first that makes no sense is named with what to do. `*` or "everywhere else" is every country no zone names. */
export function readPrices(typed: TypedPrices, currency: string): ReadPrices {
  if (typed.zones.length === 0) return wrong("zones", "Add at least one zone: without one the warehouse ships nowhere");
  const zones = [];
  for (const [index, zone] of typed.zones.entries()) {
    const at = (field: string) => `zones.${index}.${field}`;
    if (zone.name.trim() === "") return wrong(at("name"), "Name the zone");
    const countries = readCountries(zone.countries);
    if (countries === null) return wrong(at("countries"), "Use two-letter codes such as GB, FR, or * for everywhere else");
    const base = readAmount(zone.base, currency);
    if (base === null) return wrong(at("base"), "Enter an amount, e.g. 3.20");
    const perKg = readAmount(zone.perKg, currency);
    if (perKg === null) return wrong(at("perKg"), "Enter an amount, e.g. 0.60");
    zones.push({ name: zone.name.trim(), countries, base, perKg });
  }
  const first = readAmount(typed.first, currency);
  if (first === null) return wrong("first", "Enter an amount, e.g. 1.20");
  const extra = readAmount(typed.extra, currency);
  if (extra === null) return wrong("extra", "Enter an amount, e.g. 0.25");
  return { outcome: "read", prices: { currency, zones, pick: { first, extra } } };
}

function readCountries(typed: string): string[] | null {
  if (/^everywhere else$/i.test(typed.trim())) return ["*"];
  const codes = typed
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return codes.length > 0 && codes.every((code) => code === "*" || /^[A-Z]{2}$/.test(code)) ? [...new Set(codes)] : null;
}

function wrong(field: string, message: string): ReadPrices {
  return { outcome: "wrong", field, message };
}
