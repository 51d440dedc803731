/** What whoever leaves reads on our page, in German. */
export const de = {
  "way-out": "Abmelden mit STOP",
  unsubscribe: "Abmelden",
  sure: "Möchten Sie an diese Adresse keine Angebote von {{shop}} mehr bekommen?",
  unsubscribed: "Sie bekommen an diese Adresse keine Angebote von {{shop}} mehr.",
  "no-link":
    "Dieser Link gilt nicht mehr. Antworten Sie auf die Nachricht, aus der er kommt, und bitten Sie, nicht mehr angeschrieben zu werden.",
} as const;
