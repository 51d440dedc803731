import { Temporal } from "temporal-polyfill";
import type { WorkingHours } from "#app/warehouses/next-cut-off.ts";

// How days really pass, reckoned by other means than the product does: it is judged by them.

/** The first day on which a warehouse can send what it hears of at `at`, by the clock on its wall. */
export function firstDeparture({ timeZone, cutOff, workingDays, closedDays = [] }: WorkingHours, at: Temporal.Instant): string {
  const there = at.toZonedDateTimeISO(timeZone);
  let day = there.toPlainDate();
  if (Temporal.PlainTime.compare(there.toPlainTime(), Temporal.PlainTime.from(cutOff)) >= 0) day = day.add({ days: 1 });
  while (!workingDays.includes(day.dayOfWeek) || closedDays.includes(day.toString())) day = day.add({ days: 1 });
  return day.toString();
}

/** The `n`th day after one on which something is done; for 0 that day, or the next such. */
export function daysLater(from: string, n: number, isDone: (date: Temporal.PlainDate) => boolean): string {
  let date = Temporal.PlainDate.from(from);
  if (n === 0) while (!isDone(date)) date = date.add({ days: 1 });
  for (let left = n; left > 0;) {
    date = date.add({ days: 1 });
    if (isDone(date)) left -= 1;
  }
  return date.toString();
}

/** A moment of a day on the clock of a zone. */
export function momentOf(date: string, hour: number, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) })
    .toInstant();
}
