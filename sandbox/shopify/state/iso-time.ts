import { Temporal } from "temporal-polyfill";

/** A time as Shopify's GraphQL writes it: UTC, whole seconds. */
export function isoTime(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: "second" });
}
