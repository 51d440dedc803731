import { Temporal } from "temporal-polyfill";

export type WorkingHours = {
  /** IANA name. */
  timeZone: string;
  /** Local time, `16:00`. */
  cutOff: string;
  /** 1 = Monday … 7 = Sunday. */
  workingDays: readonly number[];
};

/** The next moment after which an order no longer leaves that day; null when the warehouse never works. */
export function nextCutOff(hours: WorkingHours, now: Temporal.Instant): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!hours.workingDays.includes(day.dayOfWeek)) continue;
    const cutOff = day.toZonedDateTime({ timeZone: hours.timeZone, plainTime: hours.cutOff }).toInstant();
    if (Temporal.Instant.compare(now, cutOff) < 0) return cutOff;
  }
  return null;
}
