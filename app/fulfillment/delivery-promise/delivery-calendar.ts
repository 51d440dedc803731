import { publicHolidays } from "#app/platform/public-holidays.ts";

/** A day of the calendar as a count of days since 1 January 1970, without a clock or a zone: what arithmetic over whole days is made with. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export function dayOf(isoDate: string): Day {
  return Date.parse(`${isoDate}T00:00:00Z`) / MILLISECONDS;
}

export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whether work is done on a day: a warehouse ships, a carrier delivers. */
export type OpenOn = (day: Day) => boolean;

/** Where there is no open day within so many, there is none. */
const FURTHEST = 120;

/** When carriers deliver in a country: on these days of the week, and not on its public holidays. */
export function deliveryDays(countryCode: string, weekdays: readonly number[] = [1, 2, 3, 4, 5]): OpenOn {
  return (day) => weekdays.includes(weekdayOf(day)) && !restsOn(countryCode, day);
}

function restsOn(countryCode: string, day: Day): boolean {
  let years = restDays.get(countryCode);
  if (!years) restDays.set(countryCode, (years = new Map<number, ReadonlySet<Day>>()));
  const year = new Date(day * MILLISECONDS).getUTCFullYear();
  let days = years.get(year);
  if (!days) years.set(year, (days = new Set([...publicHolidays(countryCode, year)].map(dayOf))));
  return days.has(day);
}

/** By country and year: they are the same for ever. */
const restDays = new Map<string, Map<number, ReadonlySet<Day>>>();

/** On which days a warehouse ships. */
export function shippingDays({ workingDays, closedDays = [] }: { workingDays: readonly number[]; closedDays?: readonly string[] }): OpenOn {
  const closed = new Set(closedDays.map(dayOf));
  return (day) => workingDays.includes(weekdayOf(day)) && !closed.has(day);
}

/** The `n`th open day after a day; for 0 the day itself, or the next open one. Null where there is none in sight. */
export function nthOpenDay(from: Day, n: number, isOpen: OpenOn): Day | null {
  let left = n;
  for (let day = n === 0 ? from : from + 1; day <= from + FURTHEST; day += 1) {
    if (!isOpen(day)) continue;
    if (left <= 1) return day;
    left -= 1;
  }
  return null;
}

/**
 * The least `n` with which `nthOpenDay(from, n)` is `to` or later: how many open days something took. What happened on a day that
 * should have been closed counts to the next open one; what happened before `from` took none.
 */
export function openDaysUntil(from: Day, to: Day, isOpen: OpenOn): number {
  if (to <= (nthOpenDay(from, 0, isOpen) ?? from)) return 0;
  let open = 1;
  for (let day = from + 1; day < to && day <= from + FURTHEST; day += 1) if (isOpen(day)) open += 1;
  return open;
}
