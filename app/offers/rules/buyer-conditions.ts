import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { offers } from "../messages.ts";
import { condition } from "./condition.ts";
import type { Visit } from "./visit.ts";

export const countryIs = condition({
  code: "country",
  args: z.object({
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
  }),
  fields: { countries: "countries" },
  label: offers.message("country"),
  says: ({ countries }) => offers.message("country-of", { countries: countries.map((code) => offers.message("one-country", { code })) }),
  holds: ({ countries }, { country }) => country !== null && countries.includes(country),
});

/** `de` is every German; `de-AT` is Austria's alone. */
export const languageIs = condition({
  code: "language",
  args: z.object({
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/))
      .min(1)
      .max(50),
  }),
  fields: { languages: "languages" },
  label: offers.message("language"),
  says: ({ languages }) => offers.message("language-of", { languages }),
  holds: ({ languages }, { language }) => language !== null && languages.some((one) => language === one || language.startsWith(`${one}-`)),
});

const moment = z.iso.datetime({ offset: true }).nullable();

/** From a moment on, and before another. */
export const schedule = condition({
  code: "schedule",
  args: z.object({ from: moment, until: moment }),
  fields: { from: "moment", until: "moment" },
  label: offers.message("schedule"),
  says({ from, until }) {
    if (from !== null && until !== null) return offers.message("schedule-between", { from, until });
    if (from !== null) return offers.message("schedule-from", { from });
    return until === null ? offers.message("schedule-always") : offers.message("schedule-until", { until });
  },
  holds: ({ from, until }, { now }) =>
    (from === null || Date.parse(from) <= now.epochMilliseconds) && (until === null || now.epochMilliseconds < Date.parse(until)),
  amiss({ from, until }) {
    if (from === null && until === null) return { arg: "from", message: offers.message("schedule-of-nothing") };
    const isOver = from !== null && until !== null && Date.parse(until) <= Date.parse(from);
    return isOver ? { arg: "until", message: offers.message("until-before-from") } : null;
  },
});

const tags = z.array(z.string().trim().min(1).max(255)).min(1).max(50);
const hasOne = (wanted: readonly string[], { customerTags }: Visit) => wanted.some((tag) => customerTags.includes(tag.toLowerCase()));

/** Shopify takes `VIP` and `vip` for one tag. Of a guest nobody knows any. */
export const customerTagged = condition({
  code: "customer-tagged",
  args: z.object({ tags }),
  fields: { tags: "tags" },
  label: offers.message("customer-tagged"),
  says: (args) => offers.message("customer-tagged-of", { tags: args.tags }),
  holds: (args, visit) => hasOne(args.tags, visit),
});

export const customerNotTagged = condition({
  code: "customer-not-tagged",
  args: z.object({ tags }),
  fields: { tags: "tags" },
  label: offers.message("customer-not-tagged"),
  says: (args) => offers.message("customer-not-tagged-of", { tags: args.tags }),
  holds: (args, visit) => !hasOne(args.tags, visit),
});

/** Monday is 1. A day is the shop's, wherever the buyer is. */
export const onWeekdays = condition({
  code: "weekdays",
  args: z.object({ days: z.array(z.int().min(1).max(7)).min(1).max(7) }),
  fields: { days: "weekdays" },
  label: offers.message("weekdays"),
  says: ({ days }) => offers.message("weekdays-of", { days: weekdayNames(days) }),
  holds: ({ days }, { now, timeZone }) => days.includes(now.toZonedDateTimeISO(timeZone).dayOfWeek),
});

export const weekdayNames = (days: readonly number[]): Message[] =>
  days.map((day) => offers.message(`weekday-${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`));
