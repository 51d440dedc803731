import { seededChance } from "./seeded-chance.ts";
import type { FulfillmentCenter } from "./fulfillment-center.ts";
import type { ShipBobShipment } from "./shipbob-shipment.ts";

/** The label that the center's carrier prints for a shipment. */
export function makeTracking(seed: number, center: FulfillmentCenter, shipmentId: number): NonNullable<ShipBobShipment["tracking"]> {
  const digits = (count: number) =>
    Array.from({ length: count }, (_, index) => Math.floor(seededChance(seed, `${shipmentId} digit ${index}`) * 10)).join("");
  if (center.carrier === "Royal Mail") {
    const number = `WB${digits(9)}GB`;
    const url = `https://www.royalmail.com/track-your-item#/tracking-results/${number}`;
    return { carrier: "Royal Mail", service: "Tracked 48", number, url };
  }
  const number = `9400${digits(18)}`;
  return { carrier: "USPS", service: "Ground Advantage", number, url: `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}` };
}
