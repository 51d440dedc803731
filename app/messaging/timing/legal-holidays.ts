import { holidaysBy, publicHolidays } from "#app/platform/public-holidays.ts";
import type { Medium } from "./medium.ts";
import { OVERSEAS_FRANCE, REGIONAL } from "./regional-holidays.ts";

/**
 * Where nobody is to be called, or texted, on public holidays: what law or code of conduct of the country says, as of 2026-11, with the days
 * that regions keep of their own (regional-holidays.ts). Of those of a single town, and of those that a government proclaims for one year, nothing is known here.
 */
const COUNTRIES: Readonly<Record<string, readonly Medium[]>> = {
  // Calls: décret 2022-1313. Texts: the carriers' code (af2m).
  FR: ["call", "text"],
  // Código de confianza.
  ES: ["call"],
  // Codice di condotta per il telemarketing (Garante, 2023), art. 9.
  IT: ["call", "text"],
  // Telecommunications (Telemarketing and Research Calls) Industry Standard 2017: national public holidays.
  AU: ["call"],
};

/** Holidays of the United States (5 U.S.C. § 6103), as rules of public-holidays.ts. */
const FEDERAL = "01-01~ 01#3-1 02#3-1 05#-1-1 06-19~ 07-04~ 09#1-1 10#2-1 11-11~ 11#4-4 12-25~";

/**
 * States that forbid telephone solicitations on legal holidays: the federal ones, and their own beside them. Those of which some calls are exempt
 * (to whoever agreed before, for instance) are kept all the same: a day later is soon enough.
 */
const STATES: Readonly<Record<string, string>> = {
  // Ala. Code § 1-3-8.
  AL: "04#4-1 06#1-1",
  // La. Pub. Serv. Comm'n Gen. Order R-29617 § V, La. R.S. 1:55.
  LA: "01-08 E-47 E-2 11-01",
  // Miss. Code § 3-3-7.
  MS: "04#-1-1",
  // 73 P.S. § 2245.2 (Act 80 of 2019).
  PA: "E-2",
  // R.I. Gen. Laws § 5-61-3.6: also its own independence and victory day.
  RI: "05-04 08#2-1",
  // Utah Code § 13-25a-103: also Pioneer Day.
  UT: "07-24~",
};

/** Whether nobody may be advertised to by it on a day (ISO date, of their calendar). Of an unknown state or region any state's or region's holidays count. */
export function isLegalHoliday(medium: Medium, country: string, region: string | null, date: string): boolean {
  const year = Number(date.slice(0, 4));
  if (country === "US")
    return medium !== "email" && regionsOf(STATES, region).some((state) => daysOf(`${FEDERAL} ${STATES[state] ?? ""}`, year).has(date));
  const abroad = OVERSEAS_FRANCE[country];
  const law = abroad === undefined ? country : "FR";
  if (!COUNTRIES[law]?.includes(medium)) return false;
  if (publicHolidays(law, year).has(date)) return true;
  if (abroad !== undefined) return daysOf(abroad, year).has(date);
  const regional = REGIONAL[law] ?? {};
  return regionsOf(regional, region).some((one) => daysOf(regional[one] ?? "", year).has(date));
}

/** Whose days count: the region's own, and those of all where it isn't known which it is. */
const regionsOf = (all: Readonly<Record<string, string>>, region: string | null): string[] =>
  region === null ? Object.keys(all) : region in all ? [region] : [];

/** By rules and year: they are the same for ever. */
const known = new Map<string, ReadonlySet<string>>();

function daysOf(rules: string, year: number): ReadonlySet<string> {
  const name = `${rules} ${String(year)}`;
  let days = known.get(name);
  if (!days) {
    days = holidaysBy(rules.split(" ").filter(Boolean), year);
    known.set(name, days);
  }
  return days;
}
