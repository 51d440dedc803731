import { z } from "zod";

/** Minor units. Rules may hold fractions; only display rounds. */
const minor = z.number("Enter an amount").min(0, "An amount can't be negative").max(100_000_000, "That amount is too large");

const ShippingZone = z.object({
  name: z.string().trim().min(1, "Name the zone").max(60),
  /** ISO 3166-1 alpha-2, or `["*"]`. */
  countries: z
    .array(z.string().regex(/^([A-Z]{2}|\*)$/, "Use two-letter country codes, or * for everywhere else"))
    .min(1, "Name at least one country, or * for everywhere else"),
  /** For each parcel. */
  base: minor,
  perKg: minor,
});

/** Picking a parcel: the first unit costs `first`, every further one `extra`. */
const PickPrice = z.object({ first: minor, extra: minor });

/**
 * What a warehouse charges, in minor units of `currency`: as the merchant writes it, as it is kept, and as routing prices with it.
 * The first zone that names a country applies; `*` is everywhere that no zone names.
 */
export const PriceList = z.object({
  currency: z.string().length(3),
  zones: z.array(ShippingZone).min(1, "Add at least one zone: a warehouse without zones ships nowhere").max(50),
  pick: PickPrice,
});

export type PriceList = z.infer<typeof PriceList>;
export type ShippingZone = z.infer<typeof ShippingZone>;
export type PickPrice = z.infer<typeof PickPrice>;
