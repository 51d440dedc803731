import { z } from "zod";
import { optionalFlags, optionalTexts } from "./optional-fields.ts";

const ShipBobAddress = z.object(optionalTexts("address1", "address2", "city", "state", "zip_code", "country", "phone_number", "email"));

/** What we read of a location of `GET /location`. */
export const ShipBobLocation = z.object({
  id: z.number().int(),
  ...optionalTexts("name", "timezone"),
  ...optionalFlags("access_granted", "is_active", "is_shipping_enabled"),
  services: z.array(z.object({ address: ShipBobAddress.nullish() })).nullish(),
});

export type ShipBobLocation = z.infer<typeof ShipBobLocation>;
