import type { Departure } from "./next-departure.ts";

/** "today", "tomorrow", "on Monday", or within no week "on 24 December". */
export function sayDeparture({ date, daysAhead }: Departure): string {
  if (daysAhead === 0) return "today";
  if (daysAhead === 1) return "tomorrow";
  return `on ${date.toLocaleString("en-GB", daysAhead < 7 ? { weekday: "long" } : { day: "numeric", month: "long" })}`;
}
