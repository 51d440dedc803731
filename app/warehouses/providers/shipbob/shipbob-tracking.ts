import { z } from "zod";

/** What we read of ShipBob's `ShipmentTrackingResponse`: a parcel's scans. */
export const ShipBobTracking = z.object({
  shipment_id: z.number().int(),
  history: z
    .array(
      z.object({
        status: z.string().nullish(),
        substatus: z.string().nullish(),
        message: z.string().nullish(),
        timestamp: z.string(),
      }),
    )
    .nullish(),
});

export type ShipBobTracking = z.infer<typeof ShipBobTracking>;
