/** What whoever opens a link that leads nowhere reads, in German. */
export const de = {
  "link-over": "Dieser Link gilt nicht mehr. Ihre Artikel gibt es weiterhin im Shop.",
  "link-later": "Der Shop ist gerade nicht zu erreichen. Versuchen Sie es in einer Minute noch einmal.",
} as const;
