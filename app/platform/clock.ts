import { Temporal } from "temporal-polyfill";

/** The present moment. The one place in the app that reads the clock: what needs the time is given it. */
export function now(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}

/** The present moment as the database driver wants it. */
export function nowDate(): Date {
  return new Date(now().epochMilliseconds);
}
