/** What whoever opens a link that leads nowhere reads, in French. */
export const fr = {
  "link-over": "Ce lien n’est plus valable. Vos articles sont toujours dans la boutique.",
  "link-later": "La boutique est injoignable pour le moment. Réessayez dans une minute.",
} as const;
