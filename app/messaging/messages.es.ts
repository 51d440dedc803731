/** What whoever leaves reads on our page, in Spanish. */
export const es = {
  "way-out": "Responde BAJA para no recibir más",
  unsubscribe: "Darse de baja",
  sure: "¿No quiere recibir más ofertas de {{shop}} en esta dirección?",
  unsubscribed: "Ya no recibirá ofertas de {{shop}} en esta dirección.",
  "no-link": "Este enlace ya no es válido. Responda al mensaje del que procede y pida que no le escriban más.",
} as const;
