import { z } from "zod";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { defineEvent, type EventType } from "#app/platform/events/event-type.ts";

const Parcel = z.object({ orderId: z.string().regex(/^\d+$/).transform(BigInt), parcelId: z.uuid() });
type Parcel = z.infer<typeof Parcel>;

const ofParcel = (topic: string) => defineEvent(topic, { payload: Parcel, key: ({ orderId }) => `order:${orderId}` });

/** Its warehouse has taken it; once more after a cancellation that came too late. */
export const parcelDispatched = ofParcel("parcel.dispatched");

/** Its warehouse did not take it. */
export const parcelRejected = ofParcel("parcel.rejected");

/** All of it has left. Said before `parcel.delivered` in any case. */
export const parcelShipped = ofParcel("parcel.shipped");

/** All of it has arrived. */
export const parcelDelivered = ofParcel("parcel.delivered");

/** Called off, or never asked for. */
export const parcelCancelled = ofParcel("parcel.cancelled");

/** Some of it is still at its warehouse, and the day on which it was to leave is over there (lateness.ts): once of a parcel, ever. */
export const parcelLate = ofParcel("parcel.late");

/** What is published when a parcel reaches a stage: three for a parcel that goes its way. */
export const EVENT_AT_STAGE: Partial<Record<ParcelStage, EventType<Parcel>>> = {
  dispatched: parcelDispatched,
  exception: parcelRejected,
  shipped: parcelShipped,
  delivered: parcelDelivered,
  cancelled: parcelCancelled,
};
