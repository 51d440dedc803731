import { z } from "zod";

/** What we read of a page of `GET /inventory-level/locations`. */
export const ShipBobStockPage = z.object({
  items: z
    .array(
      z.object({
        sku: z.string().nullish(),
        locations: z
          .array(z.object({ location_id: z.number().int(), on_hand_quantity: z.number().int(), committed_quantity: z.number().int() }))
          .nullish(),
      }),
    )
    .nullish(),
  next: z.string().nullish(),
});

export type ShipBobStockPage = z.infer<typeof ShipBobStockPage>;
