import { type Temporal } from "temporal-polyfill";
import { seededChance } from "./seeded-chance.ts";
import type { FulfillmentCenter } from "./fulfillment-center.ts";
import type { TrackingScan } from "./shipbob-shipment.ts";

/** The scans that a carrier will make of a parcel, from label to door: about two days at home, five abroad. */
export function planJourney(
  seed: number,
  center: FulfillmentCenter,
  destination: { city: string; country: string },
  shipmentId: number,
  shippedAt: Temporal.Instant,
): readonly TrackingScan[] {
  const home = center.serves[0] === destination.country;
  const slack = Math.floor(seededChance(seed, `${shipmentId} journey`) * 10);
  const door = (home ? 44 : 118) + slack;
  const city = `${center.address.city}, ${center.address.country}`;
  const scan = (hours: number, status: TrackingScan["status"], substatus: string, message: string, location: string) => ({
    status,
    substatus,
    message,
    location,
    at: shippedAt.add({ minutes: Math.round(hours * 60) }).toString(),
  });
  return [
    scan(0, "PreTransit", "LabelCreated", "Label created, parcel not yet with the carrier", city),
    scan(5 + slack / 2, "InTransit", "PickedUp", "Parcel is with the carrier", city),
    scan(door / 2, "InTransit", "DepartedFacility", "Parcel has left the carrier's hub", city),
    scan(door - 6, "InTransit", "OutForDelivery", "Parcel is out for delivery", destination.city),
    scan(door, "Delivered", "Delivered", "Parcel was delivered", destination.city),
  ];
}
