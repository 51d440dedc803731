import type { Message } from "#app/platform/messages/message.ts";
import { journey } from "../messages.ts";

export const UNITS = { minutes: 1, hours: 60, days: 60 * 24 } as const;
export type Unit = keyof typeof UNITS;

/** A time in the largest unit of which it is whole: 90 minutes, 2 hours, 1 day. */
export function inUnits(minutes: number): { count: number; unit: Unit } {
  const unit = (["days", "hours"] as const).find((one) => minutes % UNITS[one] === 0) ?? "minutes";
  return { count: minutes / UNITS[unit], unit };
}

export function durationOf(minutes: number): Message {
  const { count, unit } = inUnits(minutes);
  return journey.message(`for-${unit}`, { count });
}
