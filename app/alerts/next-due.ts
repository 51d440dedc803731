import { Temporal } from "temporal-polyfill";
import type { AlertRhythm } from "#generated/prisma/enums.ts";

/** Seconds for which what comes together is gathered before the first alert of a cause. */
export const GATHERED_SECONDS = 60;
/** Seconds between two alerts of one cause to one destination: what comes meanwhile is told with the next. */
export const QUIET_SECONDS = 15 * 60;
/** At this hour on the shop's clock a daily digest leaves: before the day's work. */
const DIGEST_HOUR = 8;

type Noted = {
  rhythm: AlertRhythm;
  at: Temporal.Instant;
  /** When this destination was told of this cause last. */
  toldAt: Temporal.Instant | null;
  timeZone: string;
};

/** When an exception that opened at this moment is told, as long as it is open then. */
export function nextDue({ rhythm, at, toldAt, timeZone }: Noted): Temporal.Instant {
  const here = at.toZonedDateTimeISO(timeZone);
  switch (rhythm) {
    case "at_once": {
      const gathered = at.add({ seconds: GATHERED_SECONDS });
      const quiet = toldAt?.add({ seconds: QUIET_SECONDS });
      return quiet && Temporal.Instant.compare(quiet, gathered) > 0 ? quiet : gathered;
    }
    case "hourly":
      return here.round({ smallestUnit: "hour", roundingMode: "floor" }).add({ hours: 1 }).toInstant();
    case "daily": {
      const today = here.toPlainDate().toZonedDateTime({ timeZone, plainTime: { hour: DIGEST_HOUR } });
      return (Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 })).toInstant();
    }
  }
}
