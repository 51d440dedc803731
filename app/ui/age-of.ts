import type { Message } from "#app/platform/messages/message.ts";
import { ui } from "./messages/messages.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago `since` was at `asOf` (both ISO 8601), in the largest unit that says enough: "just now", "12 min", "3 hr", "2 days". */
export function ageOf(since: string, asOf: string): Message {
  const age = Date.parse(asOf) - Date.parse(since);
  if (age < MINUTE) return ui.message("just-now");
  if (age < HOUR) return ui.message("minutes", { count: Math.floor(age / MINUTE) });
  if (age < 2 * DAY) return ui.message("hours", { count: Math.floor(age / HOUR) });
  return ui.message("days", { count: Math.floor(age / DAY) });
}
