import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";

/** All of a parcel left, nothing tells that it arrived, and the day is over by which its order was to be there: once of an order, ever. */
export const parcelOverdue = defineEvent("parcel.overdue", {
  payload: z.object({ orderId: z.string().regex(/^\d+$/).transform(BigInt), parcelId: z.uuid() }),
  key: ({ orderId }) => `order:${orderId}`,
});
