const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How far a moment lies from `asOf` (both ISO 8601), as a language says it: "in 3 hr", "12 min ago". In the largest unit that says
 * enough; what is nearer than a minute counts as one.
 */
export function relativeTime(moment: string, asOf: string, locale: string): string {
  const way = Date.parse(moment) - Date.parse(asOf);
  const far = Math.abs(way);
  const [unit, size] = far < HOUR ? (["minute", MINUTE] as const) : far < 2 * DAY ? (["hour", HOUR] as const) : (["day", DAY] as const);
  const units = Math.max(1, Math.floor(far / size));
  // American English writes "hr." with a full stop, which no age of ours has.
  const language = /^en\b/.test(locale) ? "en-GB" : locale;
  return new Intl.RelativeTimeFormat(language, { style: "short" }).format(way > 0 ? units : -units, unit);
}
