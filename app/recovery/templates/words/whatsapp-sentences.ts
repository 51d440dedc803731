/** What a template says, with its gaps as Meta writes them, and what stands on its button, whose address ends with `{{1}}`. */
export type TemplateSentence = { body: string; button: string };

/** Gaps: what the buyer is called, the shop, what the cart costs. */
export const SENTENCES: Readonly<Record<string, TemplateSentence>> = {
  en: { body: "Hello {{1}}, your cart at {{2}} is still here. Together: {{3}}. We kept it for you.", button: "Back to your cart" },
  de: {
    body: "Hallo {{1}}, Ihr Warenkorb bei {{2}} ist noch da. Zusammen: {{3}}. Wir haben ihn für Sie aufgehoben.",
    button: "Zum Warenkorb",
  },
  fr: {
    body: "Bonjour {{1}}, votre panier chez {{2}} vous attend. Total : {{3}}. Nous l'avons gardé pour vous.",
    button: "Revenir au panier",
  },
  es: { body: "Hola {{1}}, tu carrito en {{2}} sigue aquí. Total: {{3}}. Lo hemos guardado para ti.", button: "Volver al carrito" },
  it: {
    body: "Ciao {{1}}, il tuo carrello da {{2}} è ancora qui. Totale: {{3}}. L'abbiamo tenuto da parte per te.",
    button: "Torna al carrello",
  },
};
