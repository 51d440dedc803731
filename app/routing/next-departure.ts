import type { Temporal } from "temporal-polyfill";
import { nextCutOff, worksOn, type WorkingHours } from "#app/warehouses/next-cut-off.ts";

/** The day a parcel leaves, in the warehouse's own zone, and what stood in the way of today. */
export type Departure = {
  date: Temporal.PlainDate;
  /** Days from the warehouse's today: 0 leaves today. */
  daysAhead: number;
  delayedBy: "nothing" | "cut-off" | "closed-day";
};

/**
 * When an order received at `now` leaves a warehouse: the first working day whose cut-off is still ahead. An order that arrives at the
 * cut-off to the second is late. Null when the warehouse has no working day at all.
 */
export function nextDeparture(hours: WorkingHours, now: Temporal.Instant): Departure | null {
  const next = nextCutOff(hours, now);
  if (!next) return null;

  const today = now.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  const daysAhead = today.until(next.date).days;
  if (daysAhead === 0) return { date: next.date, daysAhead, delayedBy: "nothing" };
  return { date: next.date, daysAhead, delayedBy: worksOn(hours, today) ? "cut-off" : "closed-day" };
}
