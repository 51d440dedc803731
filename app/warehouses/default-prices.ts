import { textsOf, wordsFor, type Words } from "#app/platform/messages/words.ts";
import { minorDigits } from "#app/platform/money.ts";
import { warehouses } from "./messages.ts";
import type { PriceList } from "./price-list.ts";

/** EU, EEA, Switzerland and the United Kingdom: what carriers price as "Europe". */
const EUROPE = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ");

/** How many units of a currency buy roughly what one euro, pound or dollar does, where that is not about one. Only for first suggestions. */
const ROUGHLY_ONE: Readonly<Record<string, number>> = {
  ...{ AED: 4, BDT: 120, BRL: 5, CNY: 7, CZK: 25, DKK: 7, HKD: 8, HUF: 400, IDR: 16_000, INR: 80, JPY: 150, KRW: 1_400, KZT: 500 },
  ...{ MXN: 20, NOK: 11, PHP: 60, PKR: 280, PLN: 4, RUB: 90, SAR: 4, SEK: 11, THB: 35, TRY: 40, TWD: 30, UAH: 40, VND: 25_000, ZAR: 20 },
};

const english = wordsFor({ language: "en", timeZone: "UTC" });

/**
 * The prices that a new warehouse begins with, for the merchant to correct: its own country, Europe, and the rest of the world.
 * Amounts are minor units of `currency`, near what small parcels and 3PL picks cost in late 2026. The zones are named in `words`; once
 * saved, their names are the merchant's own.
 */
export function defaultPrices(currency: string, countryCode: string | null, words: Words = english): PriceList {
  const text = textsOf(warehouses, words);
  const europe = EUROPE.filter((code) => code !== countryCode);
  const price = (whole: number) => Math.round(whole * (ROUGHLY_ONE[currency] ?? 1) * 10 ** minorDigits(currency));
  const zone = (name: string, countries: string[], base: number, perKg: number, [least, most]: [number, number]) => ({
    name,
    countries,
    base: price(base),
    perKg: price(perKg),
    days: { least, most },
  });

  return {
    currency,
    zones: [
      ...(countryCode ? [zone(text("zone-home"), [countryCode], 3.2, 0.6, [1, 3])] : []),
      zone(text("zone-europe"), europe, 8.5, 2, [2, 5]),
      zone(text("zone-elsewhere"), ["*"], 13, 6, [4, 10]),
    ],
    pick: { first: price(1.2), extra: price(0.25) },
  };
}
