import { Temporal } from "temporal-polyfill";

export type WorkingHours = {
  /** IANA name. */
  timeZone: string;
  /** Orders received before this local time of a working day leave that day, `16:00`. */
  cutOff: string;
  /** 1 = Monday … 7 = Sunday. */
  workingDays: readonly number[];
  /** ISO dates on its own calendar on which it is closed all the same: public holidays, stock-taking. */
  closedDays?: readonly string[];
};

/** Whether a warehouse ships on a day of its own calendar. */
export function worksOn({ workingDays, closedDays = [] }: WorkingHours, date: Temporal.PlainDate): boolean {
  return workingDays.includes(date.dayOfWeek) && !closedDays.includes(date.toString());
}

/** The day on which an order leaves that is received now, and the moment after which it no longer does. */
export type CutOff = { date: Temporal.PlainDate; at: Temporal.Instant };

/**
 * The next cut-off that is still ahead; null when the warehouse never works. At the cut-off to the second it is over. On the days when
 * clocks change a repeated cut-off counts the first time, a skipped one as soon as the clocks have jumped.
 */
export function nextCutOff(hours: WorkingHours, now: Temporal.Instant): CutOff | null {
  const today = now.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  if (hours.workingDays.length === 0) return null;
  // Each closed day can put it off by a week at most, where it is open on one day of the week only.
  const furthest = 7 * (1 + (hours.closedDays?.length ?? 0));
  for (let ahead = 0; ahead <= furthest; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!worksOn(hours, date)) continue;
    const at = date.toZonedDateTime({ timeZone: hours.timeZone, plainTime: hours.cutOff }).toInstant();
    if (Temporal.Instant.compare(now, at) < 0) return { date, at };
  }
  return null;
}
