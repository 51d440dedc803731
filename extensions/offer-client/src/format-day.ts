/** What of Shopify's is needed to write a day. */
export type DayWriter = {
  translate: (key: string) => string;
  formatDate: (date: Date, options: Intl.DateTimeFormatOptions) => string;
};

/**
 * A calendar day, as it stands: it has no zone. In the buyer's language (BCP 47), but where our words are in another, as we don't speak his, in theirs: nobody
 * reads half a sentence of each.
 */
export function formatDay({ translate, formatDate }: DayWriter, language: string, isoDate: string): string {
  const day = new Date(`${isoDate}T12:00:00Z`);
  const how = { dateStyle: "full", timeZone: "UTC" } as const;
  const ours = translate("language");
  return language.toLowerCase().startsWith(ours) ? formatDate(day, how) : new Intl.DateTimeFormat(ours, how).format(day);
}
