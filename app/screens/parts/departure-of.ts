import type { Message } from "#app/platform/messages/message.ts";
import { parts } from "./messages.ts";

const DAY = 86_400_000;

/**
 * When a parcel leaves, as a merchant says it: "Leaves today", "Leaves Mon 24 Nov", "2 days late".
 * Both are ISO dates on the warehouse's calendar.
 */
export function departureOf(leavesOn: string, today: string): Message {
  const days = Math.round((Date.parse(leavesOn) - Date.parse(today)) / DAY);
  if (days < 0) return parts.message("days-late", { count: -days });
  if (days === 0) return parts.message("leaves-today");
  if (days === 1) return parts.message("leaves-tomorrow");
  return parts.message("leaves-on", { day: leavesOn });
}
