import { expect, test } from "vitest";
import { wishOf } from "./reply-words.ts";
import { withWayOut } from "./way-out.ts";

test.each([
  ["en", "Your cart waits: https://x.example/r/1", "Your cart waits: https://x.example/r/1 Reply STOP to end"],
  ["de-CH", "Ihr Korb wartet", "Ihr Korb wartet Abmelden mit STOP"],
  ["fr", "Votre panier", "Votre panier STOP pour ne plus recevoir"],
  ["es", "Tu carrito", "Tu carrito Responde BAJA para no recibir más"],
  ["it", "Il carrello", "Il carrello Rispondi STOP per non riceverne più"],
  ["ja", "カート", "カート Reply STOP to end"],
  ["en", "The NON-STOP sale: don't stop now", "The NON-STOP sale: don't stop now Reply STOP to end"],
])("whoever reads a text that advertises (%s) is told how to leave: %s", (language, text, whole) => {
  expect(withWayOut(text, language)).toBe(whole);
});

test.each([
  "Cart! Reply STOP to opt out",
  "Cart! text stop to end",
  "Cart! Txt Stop 2 quit",
  "Korb. Abmeldung: antworten Sie mit Stopp",
  "Panier. Répondez stop",
  "Carrito. Responde baja",
  "Carrello. Rispondi stop",
  "To unsubscribe: https://x.example",
  "",
])("it isn't said twice: %s", (text) => {
  for (const language of ["en", "de", "fr"]) expect(withWayOut(text, language)).toBe(text);
});

test("whoever answers what they are told to answer is left alone", () => {
  for (const language of ["en", "de", "fr", "es", "it"]) {
    const [word = ""] = /STOP|BAJA/.exec(withWayOut("x", language)) ?? [];
    expect(wishOf(word)).toBe("stop");
  }
});
