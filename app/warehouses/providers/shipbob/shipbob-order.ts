import { z } from "zod";
import { ShipBobShipment } from "./shipbob-shipment.ts";

/** What we read of ShipBob's `OrderViewModel`. */
export const ShipBobOrder = z.object({
  id: z.number().int(),
  reference_id: z.string().nullish(),
  status: z.string(),
  shipments: z.array(ShipBobShipment).nullish(),
});

export type ShipBobOrder = z.infer<typeof ShipBobOrder>;
