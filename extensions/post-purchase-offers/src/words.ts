/** What the page says. The merchant's are the heading and the reason; the buttons' words are nobody's to change (Shopify's review rules). */
export type Words = {
  intro: string;
  heading: string;
  save: (percentage: string) => string;
  several: (quantity: number, title: string) => string;
  subtotal: string;
  shipping: string;
  free: string;
  taxes: string;
  total: string;
  accept: (total: string) => string;
  decline: string;
};

const en: Words = {
  intro: "Your order is placed. Add this to it with one click.",
  heading: "Add this to your order",
  save: (percentage) => `${percentage} off`,
  several: (quantity, title) => `${quantity} × ${title}`,
  subtotal: "Subtotal",
  shipping: "Shipping",
  free: "Free",
  taxes: "Taxes",
  total: "Total",
  accept: (total) => `Pay now · ${total}`,
  decline: "Decline this offer",
};

const de: Words = {
  intro: "Deine Bestellung ist eingegangen. Füge das mit einem Klick hinzu.",
  heading: "Zur Bestellung hinzufügen",
  save: (percentage) => `${percentage} Rabatt`,
  several: (quantity, title) => `${quantity} × ${title}`,
  subtotal: "Zwischensumme",
  shipping: "Versand",
  free: "Kostenlos",
  taxes: "Steuern",
  total: "Gesamt",
  accept: (total) => `Jetzt bezahlen · ${total}`,
  decline: "Angebot ablehnen",
};

const fr: Words = {
  intro: "Votre commande est passée. Ajoutez cet article en un clic.",
  heading: "Ajouter à votre commande",
  save: (percentage) => `${percentage} de réduction`,
  several: (quantity, title) => `${quantity} × ${title}`,
  subtotal: "Sous-total",
  shipping: "Livraison",
  free: "Gratuite",
  taxes: "Taxes",
  total: "Total",
  accept: (total) => `Payer maintenant · ${total}`,
  decline: "Refuser l'offre",
};

const languages: Readonly<Record<string, Words>> = { en, de, fr };

/** In the buyer's language, or else in English. */
export const wordsIn = (locale: string): Words => languages[locale.slice(0, 2).toLowerCase()] ?? en;
