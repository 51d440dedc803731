/** What whoever leaves reads on our page, in Italian. */
export const it = {
  "way-out": "Rispondi STOP per non riceverne più",
  unsubscribe: "Annulla l’iscrizione",
  sure: "Non vuole più ricevere offerte da {{shop}} a questo indirizzo?",
  unsubscribed: "Non riceverà più offerte da {{shop}} a questo indirizzo.",
  "no-link": "Questo link non è più valido. Risponda al messaggio da cui proviene e chieda di non essere più contattato.",
} as const;
