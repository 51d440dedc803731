import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { offers } from "../messages.ts";
import { weekdayNames } from "./buyer-conditions.ts";
import { condition } from "./condition.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * From one time of the day until another, which is the next morning's where it is the earlier one. Monday is 1; no days are all of them, and a night belongs to the
 * day on which it begins. Days and times are what the clocks in the shop's zone show: where they are put back, an hour that they show twice is there twice, and one
 * that they skip is left out.
 */
export const withinHours = condition({
  code: "hours",
  args: z.object({ days: z.array(z.int().min(1).max(7)).max(7), from: time, until: time }).superRefine(({ from, until }, context) => {
    if (from === until) context.addIssue({ code: "custom", path: ["until"], message: issue(offers.message("hours-empty")) });
  }),
  fields: { days: "any-weekdays", from: "time", until: "time" },
  label: offers.message("hours"),
  says({ days, from, until }) {
    const isNight = until < from;
    if (days.length === 0) return offers.message(isNight ? "hours-night" : "hours-of", { from, until });
    return offers.message(isNight ? "hours-night-on" : "hours-on", { days: weekdayNames(days), from, until });
  },
  holds({ days, from, until }, { now, timeZone }) {
    const local = now.toZonedDateTimeISO(timeZone);
    const at = local.toPlainTime();
    const isFrom = Temporal.PlainTime.compare(at, Temporal.PlainTime.from(from)) >= 0;
    const isBefore = Temporal.PlainTime.compare(at, Temporal.PlainTime.from(until)) < 0;
    const isNight = until < from;
    if (isNight ? !isFrom && !isBefore : !isFrom || !isBefore) return false;
    const begun = isNight && isBefore ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
    return days.length === 0 || days.includes(begun.dayOfWeek);
  },
});
