import { Temporal } from "temporal-polyfill";

/** A time as Shopify's webhooks write it: in the shop's zone, with its offset. */
export function payloadTime(milliseconds: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ timeZone, smallestUnit: "second" });
}
