import { Temporal } from "temporal-polyfill";
import type { WarehouseCalendar } from "./warehouse-offer.ts";

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
export function nextDeparture(calendar: WarehouseCalendar, now: Temporal.Instant): Departure | null {
  if (!calendar.workingDays.some((day) => day >= 1 && day <= 7)) return null;

  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const worksToday = calendar.workingDays.includes(today.dayOfWeek);
  if (worksToday && Temporal.Instant.compare(now, cutOffOn(today, calendar)) < 0) {
    return { date: today, daysAhead: 0, delayedBy: "nothing" };
  }

  let daysAhead = 1;
  while (!calendar.workingDays.includes(((today.dayOfWeek - 1 + daysAhead) % 7) + 1)) daysAhead += 1;
  return { date: today.add({ days: daysAhead }), daysAhead, delayedBy: worksToday ? "cut-off" : "closed-day" };
}

/** On the days when clocks change: a repeated cut-off counts the first time, a skipped one as soon as the clocks have jumped. */
function cutOffOn(date: Temporal.PlainDate, { timeZone, cutOff }: WarehouseCalendar): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(cutOff) }).toInstant();
}
