const DAY = 86_400_000;

/**
 * When a parcel leaves, as a merchant says it: "Leaves today", "Leaves Mon 24 Nov", "2 days late".
 * Both are ISO dates on the warehouse's calendar.
 */
export function departureInWords(leavesOn: string, today: string, locale: string): string {
  const days = Math.round((Date.parse(leavesOn) - Date.parse(today)) / DAY);
  if (days === -1) return "1 day late";
  if (days < 0) return `${-days} days late`;
  if (days === 0) return "Leaves today";
  if (days === 1) return "Leaves tomorrow";
  const day = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
  return `Leaves ${day.format(new Date(leavesOn))}`;
}
