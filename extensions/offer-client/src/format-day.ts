/** Where a buyer reads: his language (BCP 47), and his country (ISO 3166-1 alpha-2) where it is known. */
export type Reader = { language: string; country: string | undefined };

/**
 * A calendar day, as it stands: it has no zone. In the buyer's language, but where our words are in another, as we don't speak his, in theirs: nobody
 * reads half a sentence of each. As it is written in his country: Shopify's shops mostly speak plain English, which would be the United States'.
 */
export function formatDay(translate: (key: string) => string, { language, country }: Reader, isoDate: string): string {
  const ours = translate("language");
  const spoken = language.toLowerCase().startsWith(ours) ? language : ours;
  const written = spoken.includes("-") || country === undefined ? spoken : `${spoken}-${country}`;
  return new Intl.DateTimeFormat(written, { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${isoDate}T12:00:00Z`));
}
