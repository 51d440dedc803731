import { z } from "zod";

/** What we read of ShipBob's `ShipmentViewModel`; the rest may change. */
export const ShipBobShipment = z.object({
  id: z.number().int(),
  order_id: z.number().int().nullish(),
  reference_id: z.string().nullish(),
  status: z.string(),
  status_details: z.array(z.object({ name: z.string().nullish(), description: z.string().nullish() })).nullish(),
  actual_fulfillment_date: z.string().nullish(),
  delivery_date: z.string().nullish(),
  products: z
    .array(
      z.object({
        id: z.number().nullish(),
        reference_id: z.string().nullish(),
        sku: z.string().nullish(),
        quantity: z.number().int().nullish(),
        inventory_items: z.array(z.object({ id: z.number(), quantity: z.number().int() })).nullish(),
      }),
    )
    .nullish(),
  tracking: z
    .object({
      carrier: z.string().nullish(),
      tracking_number: z.string().nullish(),
      tracking_url: z.string().nullish(),
      shipping_date: z.string().nullish(),
    })
    .nullish(),
});

export type ShipBobShipment = z.infer<typeof ShipBobShipment>;
