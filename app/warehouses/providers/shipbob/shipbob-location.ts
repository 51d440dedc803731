import { z } from "zod";
import { optionalTexts } from "./optional-texts.ts";

const ShipBobAddress = z.object(optionalTexts("address1", "address2", "city", "state", "zip_code", "country", "phone_number", "email"));

/** What we read of a location of `GET /location`. */
export const ShipBobLocation = z.object({
  ...optionalTexts("name", "timezone"),
  id: z.number().int(),
  access_granted: z.boolean().nullish(),
  is_active: z.boolean().nullish(),
  is_shipping_enabled: z.boolean().nullish(),
  services: z.array(z.object({ address: ShipBobAddress.nullish() })).nullish(),
});

export type ShipBobLocation = z.infer<typeof ShipBobLocation>;
