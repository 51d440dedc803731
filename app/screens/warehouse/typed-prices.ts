import { z } from "zod";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import type { Fields } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import { countryCode } from "#app/warehouses/country-code.ts";
import type { PriceList, ShippingZone } from "#app/warehouses/price-list.ts";
import { readAmount, writeAmount } from "#app/ui/forms/typed-amount.ts";
import { warehouse } from "./messages.ts";

/** A price list as it stands in its fields while it is edited. */
export type TypedPrices = { zones: TypedZone[]; first: string; extra: string };
export type TypedZone = { name: string; countries: string; base: string; perKg: string; days: string; deliversOn: string };

export function typePrices(prices: PriceList): TypedPrices {
  const amount = (minor: number) => writeAmount(minor, prices.currency);
  return {
    zones: prices.zones.map((zone) => ({
      name: zone.name,
      countries: zone.countries.join(", "),
      base: amount(zone.base),
      perKg: amount(zone.perKg),
      days: zone.days ? typedDays(zone.days) : "",
      deliversOn: (zone.deliversOn ?? WEEKDAYS).join(),
    })),
    first: amount(prices.pick.first),
    extra: amount(prices.pick.extra),
  };
}

/** As much as a price list can hold, in minor units. */
const MOST = 100_000_000;
const noName = issue(warehouse.message("no-zone-name"));
const noCountries = issue(warehouse.message("no-countries"));
const noZones = issue(warehouse.message("no-zones"));

/** The fields of a price list as a form's schema: what they say in minor units. `*` or "everywhere else" is every country no zone names. */
export function priceFields(currency: string) {
  const amount = amountIn(currency);
  return z.object({
    zones: z
      .array(
        z.object({
          name: z.string(ifMissing(noName)).trim().min(1, noName).max(60),
          countries: z.string(noCountries).transform(readCountries),
          base: amount,
          perKg: amount,
          days: z.string().optional().transform(readDays),
          deliversOn: z.string().optional().transform(readWeekdays),
        }),
        ifMissing(noZones),
      )
      .min(1, noZones)
      .max(50),
    first: amount,
    extra: amount,
  });
}

/** Reads the fields as they are typed; each that makes no sense is named with what to do. */
export function readPrices(
  typed: TypedPrices,
  currency: string,
): { outcome: "read"; prices: PriceList } | { outcome: "wrong"; fields: Fields } {
  const checked = checkForm(priceFields(currency), typed);
  return checked.ok
    ? { outcome: "read", prices: priceListOf(checked.value, currency) }
    : { outcome: "wrong", fields: checked.fields ?? {} };
}

/** Parcel carriers' days, where a merchant says nothing else. */
const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];

const typedDays = ({ least, most }: { least: number; most: number }) => (least === most ? String(least) : `${least}-${most}`);

/** "2-4", "2 – 4" or "3"; nothing is not known. */
function readDays(typed: string | undefined, context: z.RefinementCtx): ShippingZone["days"] {
  if (!typed?.trim()) return undefined;
  const read = /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/.exec(typed.trim());
  const [least, most] = [Number(read?.[1]), Number(read?.[2] ?? read?.[1])];
  if (read && least <= most && most <= 30) return { least, most };
  context.addIssue(issue(warehouse.message("no-such-days")));
  return z.NEVER;
}

function readWeekdays(typed: string | undefined): ShippingZone["deliversOn"] {
  const days = (typed ?? "").split(",").filter((day) => /^[1-7]$/.test(day));
  return days.length === 0 || typed === WEEKDAYS.join() ? undefined : [...new Set(days.map(Number))].sort((one, other) => one - other);
}

/** The price list that the fields say. */
export function priceListOf({ zones, first, extra }: z.output<ReturnType<typeof priceFields>>, currency: string): PriceList {
  const known = zones.map(({ days, deliversOn, ...zone }): ShippingZone => ({
    ...zone,
    ...(days && { days }),
    ...(deliversOn && { deliversOn }),
  }));
  return { currency, zones: known, pick: { first, extra } };
}

function amountIn(currency: string) {
  const noAmount = issue(common.message("not-an-amount", { example: { minor: 320, currency } }));
  return z
    .string(noAmount)
    .transform((typed, context) => {
      const amount = readAmount(typed, currency);
      if (amount !== null) return amount;
      context.addIssue(noAmount);
      return z.NEVER;
    })
    .pipe(z.number().max(MOST, issue(warehouse.message("amount-too-large"))));
}

function readCountries(typed: string, context: z.RefinementCtx): string[] {
  if (/^everywhere else$/i.test(typed.trim())) return ["*"];
  const said = typed.split(/[\s,;]+/).filter(Boolean);
  const codes = said.map((one) => (one === "*" ? one : countryCode(one)));
  const wrong = said.filter((_, index) => codes[index] === null);
  if (codes.length > 0 && wrong.length === 0) return [...new Set(codes.filter((code) => code !== null))];
  context.addIssue(wrong.length === 0 ? noCountries : issue(warehouse.message("no-such-countries", { codes: wrong.slice(0, 5) })));
  return z.NEVER;
}
