import { z } from "zod";
import { offers } from "../messages.ts";
import { condition } from "./condition.ts";

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
});
