import { Temporal } from "temporal-polyfill";

export type WorkingHours = {
  /** IANA name. */
  timeZone: string;
  /** Orders received before this local time of a working day leave that day, `16:00`. */
  cutOff: string;
  /** 1 = Monday … 7 = Sunday. */
  workingDays: readonly number[];
};

/** The day on which an order leaves that is received now, and the moment after which it no longer does. */
export type CutOff = { date: Temporal.PlainDate; at: Temporal.Instant };

/**
 * The next cut-off that is still ahead; null when the warehouse never works. At the cut-off to the second it is over. On the days when
 * clocks change a repeated cut-off counts the first time, a skipped one as soon as the clocks have jumped.
 */
export function nextCutOff(hours: WorkingHours, now: Temporal.Instant): CutOff | null {
  const today = now.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!hours.workingDays.includes(date.dayOfWeek)) continue;
    const at = date.toZonedDateTime({ timeZone: hours.timeZone, plainTime: hours.cutOff }).toInstant();
    if (Temporal.Instant.compare(now, at) < 0) return { date, at };
  }
  return null;
}
