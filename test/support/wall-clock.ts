const clocks = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const SHOWN: Intl.DateTimeFormatOptions = { weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "numeric", minute: "numeric" }; // oxfmt-ignore

/** What a clock on the wall shows there, as an inspector would read it: with Intl, and not with what is judged. Monday is 0; `minute` is of the day. */
export function wallClock(atMs: number, zone: string): { date: string; weekday: number; minute: number } {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("en-GB", { ...SHOWN, timeZone: zone });
  clocks.set(zone, clock);
  const parts = clock.formatToParts(atMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return { date, weekday: WEEKDAYS.indexOf(part("weekday")), minute: Number(part("hour")) * 60 + Number(part("minute")) };
}
