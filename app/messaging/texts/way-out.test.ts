import { expect, test } from "vitest";
import { wishOf } from "./reply-words.ts";
import { withWayOut } from "./way-out.ts";

const WORDS = {
  en: "Reply STOP to end",
  "de-CH": "Abmelden mit STOP",
  fr: "STOP pour ne plus recevoir",
  es: "Responde BAJA para no recibir más",
  it: "Rispondi STOP per non riceverne più",
  ja: "Reply STOP to end",
};

test.each(Object.entries(WORDS))("whoever reads a text that advertises in %s is told how to leave: %s", (language, words) => {
  for (const text of [
    ...["Your cart waits: https://x.example/r/1", "The NON-STOP sale: don't stop now", "Send gifts non-stop: https://x.example/r/1"],
    ...[
      "STOP! You left something: https://x.example/r/1",
      "¡BAJA DE PRECIO! Tu cesta te espera",
      "Your BAJA Hoodie waits",
      "STOPP, Ihr Korb wartet",
    ],
  ])
    expect(withWayOut(text, language)).toBe(`${text} ${words}`);
});

test.each([
  ...[
    "Cart! Reply STOP to opt out",
    "Cart! text stop to end",
    "Cart! Txt Stop 2 quit",
    "Cart! STOP to end",
    "Cart! STOP=end",
    "To unsubscribe: https://x.example",
    "",
  ],
  ...[
    "Korb. Abmeldung: antworten Sie mit Stopp",
    "Panier. Répondez stop",
    "Panier. STOP au 36180",
    "Panier. STOP 36180",
    "Korb. STOP zum Abmelden",
    "Carrito. Responde baja",
    "Carrello. Rispondi stop",
  ],
])("it isn't said twice: %s", (text) => {
  for (const language of ["en", "de", "fr"]) expect(withWayOut(text, language)).toBe(text);
});

test("whoever answers what they are told to answer is left alone", () => {
  for (const language of ["en", "de", "fr", "es", "it"]) {
    const [word = ""] = /STOP|BAJA/.exec(withWayOut("x", language)) ?? [];
    expect(wishOf(word)).toBe("stop");
  }
});
