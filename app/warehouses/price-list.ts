import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { warehouses } from "./messages.ts";

/** Minor units. Rules may hold fractions; only display rounds. */
const minor = z
  .number(issue(warehouses.message("no-amount")))
  .min(0, issue(warehouses.message("negative-amount")))
  .max(100_000_000, issue(warehouses.message("amount-too-large")));

const zoneDays = z
  .number(issue(warehouses.message("no-days")))
  .int(issue(warehouses.message("not-whole")))
  .min(0, issue(warehouses.message("days-out-of-range")))
  .max(30, issue(warehouses.message("days-out-of-range")));

const ShippingZone = z.object({
  name: z
    .string()
    .trim()
    .min(1, issue(warehouses.message("no-zone-name")))
    .max(60),
  /** ISO 3166-1 alpha-2, or `["*"]`. */
  countries: z
    .array(z.string().regex(/^([A-Z]{2}|\*)$/, issue(warehouses.message("not-a-country-code"))))
    .min(1, issue(warehouses.message("no-countries"))),
  /** For each parcel. */
  base: minor,
  perKg: minor,
  /** How long a parcel into it is on its way, as the merchant says: from a whole number of its carrier's delivery days to another. */
  days: z
    .object({ least: zoneDays, most: zoneDays })
    .refine(({ least, most }) => least <= most, issue(warehouses.message("days-turned")))
    .optional(),
  /** On which days of the week carriers deliver there, 1 = Monday … 7 = Sunday; Monday to Friday where nobody says. */
  deliversOn: z.array(z.number().int().min(1).max(7)).min(1).optional(),
});

/** Picking a parcel: the first unit costs `first`, every further one `extra`. */
const PickPrice = z.object({ first: minor, extra: minor });

/**
 * What a warehouse charges, in minor units of `currency`: as the merchant writes it, as it is kept, and as routing prices with it.
 * The first zone that names a country applies; `*` is everywhere that no zone names.
 */
export const PriceList = z.object({
  currency: z.string().length(3),
  zones: z
    .array(ShippingZone)
    .min(1, issue(warehouses.message("no-zones")))
    .max(50),
  pick: PickPrice,
});

export type PriceList = z.infer<typeof PriceList>;
export type ShippingZone = z.infer<typeof ShippingZone>;
export type PickPrice = z.infer<typeof PickPrice>;

/** Whether two lists charge the same everywhere, whatever their zones are called. */
export function isSamePrices(one: PriceList, other: PriceList): boolean {
  const plain = ({ currency, zones, pick }: PriceList) =>
    JSON.stringify([currency, pick.first, pick.extra, zones.map(({ countries, base, perKg }) => [countries, base, perKg])]);
  return plain(one) === plain(other);
}
