import { z } from "zod";
import { optionalTexts } from "./optional-fields.ts";

/** What we read of ShipBob's `ShipmentViewModel`; the rest may change. */
export const ShipBobShipment = z.object({
  id: z.number().int(),
  ...optionalTexts("reference_id", "actual_fulfillment_date", "delivery_date"),
  status: z.string(),
  status_details: z.array(z.object(optionalTexts("name", "description"))).nullish(),
  products: z
    .array(
      z.object({
        id: z.number().nullish(),
        ...optionalTexts("reference_id", "sku"),
        quantity: z.number().int().nullish(),
        inventory_items: z.array(z.object({ id: z.number(), quantity: z.number().int() })).nullish(),
      }),
    )
    .nullish(),
  tracking: z.object(optionalTexts("carrier", "tracking_number", "tracking_url", "shipping_date")).nullish(),
});

export type ShipBobShipment = z.infer<typeof ShipBobShipment>;
