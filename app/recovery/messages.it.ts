/** What whoever opens a link that leads nowhere reads, in Italian. */
export const it = {
  "link-over": "Questo link non è più valido. I suoi articoli sono ancora nel negozio.",
  "link-later": "Il negozio non è raggiungibile in questo momento. Riprovi tra un minuto.",
} as const;
