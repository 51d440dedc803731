import { z } from "zod";
import type { JourneyDefinition } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import { type KlaviyoDefinition, KlaviyoReentry, readFilter } from "../reading/klaviyo-shapes.ts";
import { type Note, noted } from "./report.ts";

type Reentry = JourneyDefinition["reentry"];

const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168 };
const LONGEST = 24 * 365;

const NotInFlow = z.object({
  type: z.literal("profile-not-in-flow"),
  timeframe_filter: z.object({ operator: z.string(), unit: z.string().nullish(), quantity: z.number().nullish() }),
});

/** Who may come again: what the flow says of it, and its filter “has not been in this flow”; the stricter of both. */
export function mapReentry(definition: KlaviyoDefinition): { reentry: Reentry; notes: Note[] } {
  const said = KlaviyoReentry.safeParse(definition.reentry_criteria).data;
  const filters = readFilter(definition.profile_filter)?.condition_groups ?? [];
  const hours = filters.flatMap(({ conditions }) => (conditions.length === 1 ? hoursOf(conditions[0]) : []));
  const own = said ? hoursSaid(said.duration, said.unit) : undefined;
  const all = [...hours, ...(own === undefined ? [] : [own])];
  const strictest = Math.max(0, ...all);
  const reentry: Reentry = {
    isAllowed: Number.isFinite(strictest),
    afterHours: Number.isFinite(strictest) ? Math.min(strictest, LONGEST) : 0,
  };
  const notes = [
    ...(all.length === 0 ? [noted("changed")(klaviyo.message("reentry-default"))] : []),
    ...(reentry.isAllowed && strictest > LONGEST ? [noted("changed")(klaviyo.message("reentry-shortened", { hours: strictest }))] : []),
  ];
  return { reentry, notes };
}

/** Of all time a duration of 0 lets everybody in again, and any other nobody. */
function hoursSaid(duration: number, unit: string): number | undefined {
  if (unit === "alltime") return duration === 0 ? 0 : Infinity;
  const each = HOURS[unit];
  return each === undefined || duration < 0 ? undefined : Math.ceil(duration * each);
}

function hoursOf(condition: unknown): number[] {
  const when = NotInFlow.safeParse(condition).data?.timeframe_filter;
  if (!when) return [];
  if (when.operator !== "in-the-last") return [Infinity];
  const hours = hoursSaid(when.quantity ?? 0, when.unit ?? "day");
  return hours === undefined ? [] : [hours];
}
