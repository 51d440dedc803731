/**
 * Days on which carriers deliver nowhere in a country: the national public holidays by their rules, without those of single regions and
 * without those that a government proclaims for one year. A rule is a date (`12-25`), a distance from Easter Sunday (`E+1`), or the nth
 * weekday of a month (`11#4-4`: November, 4th, Thursday; `05#-1-1`: May, last, Monday). `>` moves one that falls on a weekend to the next free weekday,
 * `~` to the nearest one. Countries that are not here have none that are known. Where it is from: docs/decisions/027-delivery-promise.md.
 */
const RULES: Readonly<Record<string, string>> = {
  AT: "01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26",
  AU: "01-01> 01-26> E-2 E+1 04-25 12-25> 12-26>",
  BE: "01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25",
  CA: "01-01 E-2 07-01> 09#1-1 09-30 10#2-1 12-25 12-26",
  CH: "01-01 E-2 E+1 E+39 E+50 08-01 12-25 12-26",
  CZ: "01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26",
  DE: "01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26",
  DK: "01-01 E-3 E-2 E+1 E+39 E+50 12-25 12-26",
  ES: "01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
  FI: "01-01 01-06 E-2 E+1 05-01 E+39 12-06 12-25 12-26",
  FR: "01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25",
  GB: "01-01> E-2 E+1 05#1-1 05#-1-1 08#-1-1 12-25> 12-26>",
  IE: "01-01 02#1-1 03-17 E+1 05#1-1 06#1-1 08#1-1 10#-1-1 12-25 12-26",
  IT: "01-01 01-06 E+1 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
  LU: "01-01 E+1 05-01 05-09 E+39 E+50 06-23 08-15 11-01 12-25 12-26",
  NL: "01-01 E+1 04-27 E+39 E+50 12-25 12-26",
  NO: "01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26",
  NZ: "01-01> 01-02> 02-06> E-2 E+1 04-25> 06#1-1 10#4-1 12-25> 12-26>",
  PL: "01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-24 12-25 12-26",
  PT: "01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
  SE: "01-01 01-06 E-2 E+1 05-01 E+39 06-06 12-25 12-26",
  US: "01-01 01#3-1 05#-1-1 06-19~ 07-04~ 09#1-1 11#4-4 12-25~",
};

/** The public holidays of a year that are known of a country, as ISO dates. */
export function publicHolidays(countryCode: string, year: number): ReadonlySet<string> {
  const rules = RULES[countryCode];
  return rules === undefined ? new Set() : holidaysBy(rules.split(" "), year);
}

/** The public holidays of a country in a year and the next, in order. */
export function holidaysFrom(countryCode: string, year: number): string[] {
  return [year, year + 1].flatMap((each) => [...publicHolidays(countryCode, each)].sort());
}

/** Whether any holidays of a country are known. */
export function knowsHolidays(countryCode: string): boolean {
  return countryCode in RULES;
}

/** The days of a year, as ISO dates, that rules say: as they are written above. */
export function holidaysBy(rules: readonly string[], year: number): Set<string> {
  const fixed = rules.map((rule) => ({ day: dayByRule(rule.replace(/[>~]$/, ""), year), moves: /[>~]$/.exec(rule)?.[0] }));
  const days = new Set(fixed.map(({ day }) => iso(day)));
  for (const { day, moves } of fixed) {
    const weekday = day.getUTCDay();
    if (moves === undefined || (weekday !== 0 && weekday !== 6)) continue;
    if (moves === "~") days.add(iso(plus(day, weekday === 6 ? -1 : 1)));
    else days.add(iso(nextFree(day, days)));
  }
  return days;
}

function nextFree(day: Date, taken: ReadonlySet<string>): Date {
  let next = plus(day, 1);
  while (next.getUTCDay() % 6 === 0 || taken.has(iso(next))) next = plus(next, 1);
  return next;
}

function dayByRule(rule: string, year: number): Date {
  if (rule.startsWith("E")) return plus(easter(year), Number(rule.slice(1)));
  const nth = /^(\d\d)#(-?\d)-(\d)$/.exec(rule);
  if (!nth) return new Date(`${year}-${rule}T00:00:00Z`);
  const [month, count, weekday] = [Number(nth[1]) - 1, Number(nth[2]), Number(nth[3])];
  if (count < 0) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return plus(last, -((last.getUTCDay() - weekday + 7) % 7));
  }
  const first = new Date(Date.UTC(year, month, 1));
  return plus(first, ((weekday - first.getUTCDay() + 7) % 7) + 7 * (count - 1));
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easter(year: number): Date {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

function plus(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}
