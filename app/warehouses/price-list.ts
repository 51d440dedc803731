import { z } from "zod";

const minor = z.number("Enter an amount").min(0, "An amount can't be negative").max(100_000_000, "That amount is too large");

/**
 * What a warehouse charges, as it is kept with the warehouse and as routing prices with it (routing/shipping-price.ts has the same shape).
 * Amounts are minor units of `currency`. The first zone that names a country applies; `*` is everywhere that no zone names.
 */
export const PriceList = z.object({
  currency: z.string().length(3),
  zones: z
    .array(
      z.object({
        name: z.string().trim().min(1, "Name the zone").max(60),
        countries: z
          .array(z.string().regex(/^([A-Z]{2}|\*)$/, "Use two-letter country codes, or * for everywhere else"))
          .min(1, "Name at least one country, or * for everywhere else"),
        base: minor,
        perKg: minor,
      }),
    )
    .min(1, "Add at least one zone: a warehouse without zones ships nowhere")
    .max(50),
  pick: z.object({ first: minor, extra: minor }),
});

export type PriceList = z.infer<typeof PriceList>;
