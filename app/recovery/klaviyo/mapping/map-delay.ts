import type { NodeOf } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import { KlaviyoDelay } from "../reading/klaviyo-shapes.ts";
import { type Note, noted } from "./report.ts";

type Next = string | null;
type Delay = NodeOf<"delay">;

/** Waits, one after the other, and what is to be said of them. */
export type MappedDelay = { first: Next; nodes: Delay[]; notes: Note[] };

const MINUTES: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 };
/** What `secondary_value` counts, by the unit of the first: days and hours, hours and minutes. */
const SECONDARY: Readonly<Record<string, number>> = { days: 60, hours: 1 };

const LONGEST = 90 * 1440;
/** So many waits in a row at the most: a year. */
const MOST_IN_A_ROW = 4;
const DAY = 1440;

/** A wait of Klaviyo's. One that is longer than a step can be becomes several. */
export function mapDelay(data: unknown, next: Next, name: () => string): MappedDelay {
  const delay = KlaviyoDelay.safeParse(data).data;
  const unit = delay?.unit ?? "days";
  const each = MINUTES[unit];
  const value = delay?.value;
  if (!delay || each === undefined || value === null || value === undefined || value < 0)
    return { ...waits(DAY, next, name), notes: [noted("open")(klaviyo.message("wait-unreadable"))] };
  const minutes = Math.ceil(value * each + Math.max(0, delay.secondary_value ?? 0) * (SECONDARY[unit] ?? 0));
  const until = untilOf(delay.delay_until_time, delay.delay_until_weekdays);
  const notes = until === null ? [] : [noted("changed")(klaviyo.message("wait-until", { until }))];
  if (delay.secondary_value && SECONDARY[unit] !== undefined)
    notes.push(noted("changed")(klaviyo.message("wait-in-two", { first: value, second: delay.secondary_value, unit })));
  if (minutes === 0) return { first: next, nodes: [], notes: [...notes, noted("changed")(klaviyo.message("wait-none"))] };
  const longest = LONGEST * MOST_IN_A_ROW;
  if (minutes > longest) {
    const args = { days: Math.round(Math.min(minutes / DAY, 1e9)), most: longest / DAY };
    notes.push(noted("changed")(klaviyo.message("wait-shortened", args)));
  }
  return { ...waits(Math.min(minutes, longest), next, name), notes };
}

/** Something that waits for a moment that nothing here knows: a day in its place, so that no two messages follow each other at once. */
export function standInDelay(type: "target-date" | "countdown-delay", data: unknown, next: Next, name: () => string): MappedDelay {
  const delay = KlaviyoDelay.safeParse(data).data;
  const until = untilOf(delay?.target_time, delay?.target_days);
  const message = type === "target-date" ? klaviyo.message("wait-target", { until: until ?? "?" }) : klaviyo.message("wait-countdown");
  return { ...waits(DAY, next, name), notes: [noted("lost")(message)] };
}

function waits(minutes: number, next: Next, name: () => string): { first: Next; nodes: Delay[] } {
  const lengths: number[] = [];
  for (let left = minutes; left > 0; left -= LONGEST) lengths.push(Math.min(left, LONGEST));
  const nodes: Delay[] = [];
  let first = next;
  for (const length of lengths.toReversed()) {
    const node: Delay = { kind: "delay", id: name(), minutes: length, next: first };
    nodes.push(node);
    first = node.id;
  }
  return { first, nodes };
}

/** `10:00:00, monday, friday`, as Klaviyo says it; null where all days are as good. */
function untilOf(time: string | null | undefined, days: readonly string[] | null | undefined): string | null {
  const named = days && days.length > 0 && days.length < 7 ? days : [];
  const parts = [...(time ? [time.slice(0, 20)] : []), ...named.map((day) => day.slice(0, 20))];
  return parts.length === 0 ? null : parts.join(", ");
}
