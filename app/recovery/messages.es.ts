/** What whoever opens a link that leads nowhere reads, in Spanish. */
export const es = {
  "link-over": "Este enlace ya no es válido. Sus artículos siguen en la tienda.",
  "link-later": "La tienda no está disponible en este momento. Inténtelo de nuevo en un minuto.",
} as const;
