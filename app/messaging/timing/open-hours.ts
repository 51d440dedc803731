import { Temporal } from "temporal-polyfill";
import type { Stretch, Week } from "./week.ts";

/** Hours in a time zone (IANA). What is bound by several is open when all of them are. */
export type OpenHours = { zone: string } & Opening;

/** When something is open: by the week, but for days (ISO dates) on which it is not. */
export type Opening = { week: Week; isClosedOn?: (date: string) => boolean };

/** Whatever opens at all, opens within so many days. */
const HORIZON_DAYS = 15;

/** Whether all of the hours are open at a moment. */
export function areOpen(hours: readonly OpenHours[], at: Temporal.Instant): boolean {
  return hours.every((one) => stretchAt(one, at) !== undefined);
}

/**
 * The first moment from `at` on at which all of the hours are open, and stay so for `seconds`: what takes a moment to leave must not leave
 * after closing. Null where they never are together: two zones' days may not overlap, or a stretch be too short.
 */
export function nextOpen(hours: readonly OpenHours[], at: Temporal.Instant, seconds = 0): Temporal.Instant | null {
  const horizon = at.add({ hours: HORIZON_DAYS * 24 });
  let moment = at;
  while (Temporal.Instant.compare(moment, horizon) <= 0) {
    const later = hours.map((one) => openFrom(one, moment, seconds));
    if (later.some((opens) => opens === null)) return null;
    const latest = later.reduce<Temporal.Instant>(
      (last, opens) => (opens && Temporal.Instant.compare(opens, last) > 0 ? opens : last),
      moment,
    );
    if (Temporal.Instant.compare(latest, moment) === 0) return moment;
    moment = latest;
  }
  return null;
}

/** The first moment from `at` on at which one of them is open and stays so for `seconds`. */
function openFrom(hours: OpenHours, at: Temporal.Instant, seconds: number): Temporal.Instant | null {
  if (stretchAt(hours, at) && stretchAt(hours, at.add({ seconds }))) return at;
  const today = at.toZonedDateTimeISO(hours.zone).toPlainDate();
  for (let day = 0; day <= 8; day += 1) {
    const date = today.add({ days: day });
    for (const [opens] of stretchesOf(hours, date)) {
      const moment = momentOf(date, opens, hours.zone);
      const isLater = Temporal.Instant.compare(moment, at) > 0;
      if (isLater && stretchAt(hours, moment) && stretchAt(hours, moment.add({ seconds }))) return moment;
    }
  }
  return null;
}

/** When a minute of a local day comes. One that a night leaves out whose clock goes forward comes as that clock goes. */
function momentOf(date: Temporal.PlainDate, minute: number, zone: string): Temporal.Instant {
  const wanted = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const moment = wanted.toZonedDateTime(zone);
  const change = moment.toPlainDateTime().equals(wanted) ? null : moment.getTimeZoneTransition("previous");
  return (change ?? moment).toInstant();
}

function stretchAt(hours: OpenHours, at: Temporal.Instant): Stretch | undefined {
  const local = at.toZonedDateTimeISO(hours.zone);
  const minute = local.hour * 60 + local.minute;
  return stretchesOf(hours, local).find(([opens, closes]) => opens <= minute && minute < closes);
}

/** What of a day either kind of Temporal's dates says. */
type Dated = Pick<Temporal.PlainDate, "year" | "month" | "day" | "dayOfWeek">;

const stretchesOf = ({ week, isClosedOn }: Opening, date: Dated): readonly Stretch[] =>
  isClosedOn?.(isoOf(date)) ? [] : (week[date.dayOfWeek - 1] ?? []);

const isoOf = ({ year, month, day }: Dated): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
