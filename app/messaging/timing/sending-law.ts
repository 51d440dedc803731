import { isLegalHoliday } from "./legal-holidays.ts";
import type { Medium } from "./medium.ts";
import { OVERSEAS_FRANCE } from "./regional-holidays.ts";
import type { Opening } from "./open-hours.ts";
import { ALWAYS, week, type Week } from "./week.ts";

type Hours = { text: Week; call: Week };

/** How many attempts by text and call together somebody may be made within so many hours. */
export type AttemptLimit = { most: number; hours: number };

const both = (hours: Week): Hours => ({ text: hours, call: hours });

/**
 * When somebody may be advertised to by text or call, on their clock: what law or code of conduct of their country says, as of 2026-11.
 * Where a rule is about calls alone, texts keep the customary hours of the country's carriers. Public holidays: `legal-holidays.ts`.
 */
const COUNTRIES: Readonly<Record<string, Hours>> = {
  // 47 CFR 64.1200(c)(1).
  US: both(week("08:00-21:00")),
  // CRTC Unsolicited Telecommunications Rules, part II §23 and III §11.
  CA: both(week("09:00-21:30", "10:00-18:00", "10:00-18:00")),
  // Calls: décret 2022-1313. Texts: the carriers' code (af2m), nothing at night and on Sundays.
  FR: { text: week("08:00-20:00", "08:00-20:00", "closed"), call: week("10:00-13:00 14:00-20:00", "closed", "closed") },
  // Calls: Código de confianza, and Real Decreto-ley 1/2007 art. 96.
  ES: { text: week("09:00-21:00", "09:00-21:00", "closed"), call: week("09:00-21:00", "closed", "closed") },
  // Codice di condotta per il telemarketing (Garante, 2023), art. 9.
  IT: both(week("09:00-20:00", "10:00-19:00", "closed")),
  // Telecommunications (Telemarketing and Research Calls) Industry Standard 2017.
  AU: { text: week("09:00-20:00"), call: week("09:00-20:00", "09:00-17:00", "closed") },
  // TRAI, TCCCPR 2018, schedule II: promotional traffic.
  IN: both(week("10:00-21:00")),
  // Cabinet Decision 56 of 2024.
  AE: both(week("09:00-18:00")),
  // Ofcom and DMA code.
  GB: { text: week("08:00-21:00"), call: week("08:00-21:00", "08:00-21:00", "09:00-21:00") },
};

/** Elsewhere: no law that we know of, so what nobody takes amiss. */
const ELSEWHERE: Hours = { text: week("09:00-20:00"), call: week("09:00-20:00", "09:00-20:00", "closed") };

/** States of the US that are stricter, where texts are telephone solicitations like calls, or it is contested. */
const STATES: Readonly<Record<string, Week>> = {
  AL: week("08:00-20:00", "08:00-20:00", "closed"),
  CT: week("09:00-20:00"),
  FL: week("08:00-20:00"),
  KY: week("10:00-21:00"),
  LA: week("08:00-20:00", "08:00-20:00", "closed"),
  MA: week("08:00-20:00"),
  MD: week("08:00-20:00"),
  MI: week("09:00-21:00"),
  MN: week("09:00-21:00"),
  MS: week("08:00-20:00", "08:00-20:00", "closed"),
  NJ: week("08:00-20:00"),
  NM: week("09:00-21:00"),
  NV: week("09:00-20:00"),
  OK: week("08:00-20:00"),
  PA: week("09:00-21:00", "09:00-21:00", "13:30-21:00"),
  RI: week("09:00-18:00", "10:00-17:00", "closed"),
  SD: week("09:00-21:00", "09:00-21:00", "closed"),
  TX: week("09:00-21:00", "09:00-21:00", "12:00-21:00"),
  UT: week("08:00-21:00", "08:00-21:00", "closed"),
  WA: week("08:00-20:00"),
  WY: week("08:00-20:00"),
};

/** Fla. Stat. § 501.616(6)(b), Okla. Stat. tit. 15 § 775C.4, Md. Com. Law § 14-4503. */
const THREE_A_DAY: AttemptLimit = { most: 3, hours: 24 };
const LIMITED_STATES = ["FL", "MD", "OK"];

/** The hours that bind everybody in a country; some of them stricter ones as well, and nobody more lenient ones. */
export const lawfulWeek = (medium: Exclude<Medium, "email">, country: string): Week =>
  (COUNTRIES[country in OVERSEAS_FRANCE ? "FR" : country] ?? ELSEWHERE)[medium];

/**
 * The hours that bind for somebody, all of them together: of an unknown state those of every state. Undefined where the country is unknown,
 * as nobody can say then what is allowed: mail alone is bound nowhere.
 */
export function lawfulHours(medium: Medium, country: string | null, region: string | null): readonly Opening[] | undefined {
  if (medium === "email") return [{ week: ALWAYS }];
  if (country === null) return undefined;
  const ofCountry = lawfulWeek(medium, country);
  const isClosedOn = (date: string) => isLegalHoliday(medium, country, region, date);
  if (country !== "US") return [{ week: ofCountry, isClosedOn }];
  const states = region === null ? Object.values(STATES) : [STATES[region] ?? ofCountry];
  return [{ week: ofCountry, isClosedOn }, ...states.map((one) => ({ week: one }))];
}

/** How often somebody may be tried by text and call together, by law; undefined where none says so. Of an unknown state the strictest. */
export function lawfulAttempts(medium: Medium, country: string | null, region: string | null): AttemptLimit | undefined {
  if (medium === "email" || country !== "US") return undefined;
  return region === null || LIMITED_STATES.includes(region) ? THREE_A_DAY : undefined;
}
