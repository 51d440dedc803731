import { Temporal } from "temporal-polyfill";

/** ShipBob's date in ISO 8601 UTC, to the second it says. One without a zone is UTC; one that is no date is nothing. */
export function readMoment(text: string | null | undefined): string | null {
  if (!text) return null;
  try {
    return Temporal.Instant.from(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`).toString();
  } catch {
    return null;
  }
}
