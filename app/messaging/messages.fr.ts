/** What whoever leaves reads on our page, in French. */
export const fr = {
  "way-out": "STOP pour ne plus recevoir",
  unsubscribe: "Se désabonner",
  sure: "Ne plus recevoir d’offres de {{shop}} à cette adresse ?",
  unsubscribed: "Vous ne recevrez plus d’offres de {{shop}} à cette adresse.",
  "no-link": "Ce lien n’est plus valable. Répondez au message d’où il vient et demandez à ne plus être contacté.",
} as const;
