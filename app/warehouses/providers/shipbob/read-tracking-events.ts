import { z } from "zod";
import type { TrackingEvent, TrackingStatus } from "../../warehouse-connection.ts";
import { optionalTexts } from "./optional-fields.ts";
import { readMoment } from "./read-moment.ts";

/** What we read of ShipBob's `ShipmentTrackingResponse`: a parcel's scans. */
export const ShipBobTracking = z.object({
  shipment_id: z.number().int(),
  history: z.array(z.object({ ...optionalTexts("status", "substatus", "message"), timestamp: z.string() })).nullish(),
});

export type ShipBobTracking = z.infer<typeof ShipBobTracking>;

/** A parcel's scans, oldest first. Scans without a time or a meaning are left out. */
export function readTrackingEvents({ history }: ShipBobTracking): readonly TrackingEvent[] {
  return (history ?? [])
    .flatMap((scan) => {
      const status = statusOf(scan.status ?? "", scan.substatus ?? "");
      const happenedAt = readMoment(scan.timestamp);
      const end = endAfter(scan.status ?? "");
      return status && happenedAt ? [{ status, happenedAt, message: scan.message || null, ...(end && { end }) }] : [];
    })
    .sort((a, b) => (a.happenedAt < b.happenedAt ? -1 : 1));
}

/** ShipBob says `Failed` of a parcel that its carrier gives up on; what a person may still help is a `DeliveryException`. */
function endAfter(status: string): TrackingEvent["end"] {
  if (status === "Failed") return "lost";
  return status === "Return to sender" ? "returned" : undefined;
}

function statusOf(status: string, substatus: string): TrackingStatus | null {
  switch (status) {
    case "PreTransit":
      return "LABEL_PURCHASED";
    case "InTransit":
      if (/out.?for.?delivery/i.test(substatus)) return "OUT_FOR_DELIVERY";
      return /picked.?up|accept/i.test(substatus) ? "CARRIER_PICKED_UP" : "IN_TRANSIT";
    case "Available for Pickup":
      return "IN_TRANSIT";
    case "Delivery attempt Failed":
      return "ATTEMPTED_DELIVERY";
    case "Delivered":
      return "DELIVERED";
    case "DeliveryException":
    case "Exception":
      return "DELAYED";
    case "Failed":
    case "Return to sender":
      return "FAILURE";
    default:
      return null;
  }
}
