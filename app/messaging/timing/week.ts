/** Minutes of a local day, from the first that is open to the first that no longer is. */
export type Stretch = readonly [opens: number, closes: number];

/** When a week is open, Monday first. A day without a stretch is closed. */
export type Week = readonly (readonly Stretch[])[];

const DAY_MINUTES = 24 * 60;

/** Reads a week: `week("09:00-21:00")` for every day, or by Monday to Friday, Saturday and Sunday; `closed`, or several with a space between. */
export function week(weekdays: string, saturday = weekdays, sunday = saturday): Week {
  return [...Array.from({ length: 5 }, () => readDay(weekdays)), readDay(saturday), readDay(sunday)];
}

function readDay(text: string): readonly Stretch[] {
  if (text === "closed") return [];
  return text.split(" ").map((stretch) => {
    const [opens = "", closes = ""] = stretch.split("-");
    return [minutesOf(opens), minutesOf(closes)];
  });
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Open all day, every day. */
export const ALWAYS = week("00:00-24:00");

/** Hours that may run over midnight, as a merchant sets them: `20:00` to `02:00` is open until two. Equal ones are open all day. */
export function dailyHours(opens: string, closes: string): Week {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  if (from === to) return ALWAYS;
  const day: readonly Stretch[] = from < to ? [[from, to]] : [[0, to], [from, DAY_MINUTES]]; // oxfmt-ignore
  return Array.from({ length: 7 }, () => day);
}

/** Whether two weeks, on one clock, are ever open at once for longer than a minute: what leaves takes that long. */
export function areEverOpenTogether(one: Week, other: Week): boolean {
  return one.some((day, index) =>
    day.some(([opens, closes]) => (other[index] ?? []).some(([from, to]) => Math.min(closes, to) - Math.max(opens, from) > 1)),
  );
}
