import { z } from "zod";
import { ShipBobShipment } from "./shipbob-shipment.ts";

/** What we read of ShipBob's `OrderViewModel`. */
export const ShipBobOrder = z.object({
  id: z.number().int(),
  reference_id: z.string().nullish(),
  status: z.string(),
  products: z.array(z.object({ id: z.number().nullish(), external_line_id: z.number().int().nullish() })).nullish(),
  shipments: z.array(ShipBobShipment).nullish(),
});

export type ShipBobOrder = z.infer<typeof ShipBobOrder>;
