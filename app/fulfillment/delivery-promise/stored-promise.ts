import { z } from "zod";

/** PromisedParcel[] as it is kept with an order. */
export const StoredParcels = z.array(
  z.object({
    warehouseId: z.string(),
    leavesOn: z.string(),
    lane: z.object({ warehouseId: z.string(), service: z.string(), countryCode: z.string(), region: z.string() }),
    seen: z.number(),
  }),
);

/** Arrival as it is kept with an order. */
export const StoredArrival = z.object({ first: z.number(), chances: z.array(z.number()) });
