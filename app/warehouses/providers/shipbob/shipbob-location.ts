import { z } from "zod";

/** What we read of a location of `GET /location`. */
export const ShipBobLocation = z.object({
  id: z.number().int(),
  name: z.string().nullish(),
  timezone: z.string().nullish(),
  access_granted: z.boolean().nullish(),
  is_active: z.boolean().nullish(),
  is_shipping_enabled: z.boolean().nullish(),
  services: z
    .array(
      z.object({
        address: z
          .object({
            address1: z.string().nullish(),
            address2: z.string().nullish(),
            city: z.string().nullish(),
            state: z.string().nullish(),
            zip_code: z.string().nullish(),
            country: z.string().nullish(),
            phone_number: z.string().nullish(),
            email: z.string().nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

export type ShipBobLocation = z.infer<typeof ShipBobLocation>;
