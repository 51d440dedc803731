import type { Message } from "#app/platform/messages/message.ts";
import { routing } from "./messages.ts";
import type { Departure } from "./next-departure.ts";

/** Minor units of a currency. A difference too small to show is "less than £0.01". */
export function amount(minor: number, currency: string): Message {
  if (minor > 0 && Math.round(minor) === 0) return routing.message("less-than", { money: { minor: 1, currency } });
  return routing.message("amount", { money: { minor: Math.round(minor), currency } });
}

/** The day of a departure, as seen from the day of the decision. */
export function departureDay({ date, daysAhead }: Departure): Message {
  if (daysAhead === 0) return routing.message("today");
  if (daysAhead === 1) return routing.message("tomorrow");
  return routing.message("on-day", { date: date.toString() });
}
