const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago `since` was at `asOf` (both ISO 8601), in the largest unit that says enough: "just now", "12 min", "3 h", "2 days". */
export function ageInWords(since: string, asOf: string): string {
  const age = Date.parse(asOf) - Date.parse(since);
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} days`;
}
