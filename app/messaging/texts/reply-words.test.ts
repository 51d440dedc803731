import { expect, test } from "vitest";
import { wishOf } from "./reply-words.ts";

test.each([
  ...[
    "STOP",
    "stop.",
    " Stop! ",
    "“STOP”",
    "StopAll",
    "UNSUBSCRIBE",
    "Cancel",
    "END",
    "quit",
    "opt-out",
    "REVOKE",
    "🛑 stop 🛑",
    "ＳＴＯＰ",
  ],
  ...["Stopp", "ABMELDEN", "abbestellen", "Aufhören!", "Keine Werbung mehr", "Bitte keine Nachrichten mehr", "Melden Sie mich ab"],
  ...["ARRÊT", "Arrêter", "désabonner", "STOP PUB", "Arrêtez de m'écrire", "Ne m’envoyez plus rien"],
  ...["BAJA", "Alto", "cancelar", "Darme de baja", "No me envíen más mensajes", "¡Basta!"],
  ...["Annulla", "cancellami", "DISISCRIVIMI", "basta messaggi", "Smettetela di scrivermi"],
  ...[
    "Stop please",
    "please STOP",
    "Stop, thank you.",
    "STOP STOP",
    "Hi, unsubscribe pls",
    "ok stop it now",
    "Bitte abmelden, danke",
    "Stop svp",
  ],
  ...["Baja por favor", "Basta, grazie"],
  ...[
    "Stop messages",
    "stop texts",
    "Stop spam!",
    "STOP to end",
    "Stop, not interested",
    "Stop. Wrong number",
    "Don't send me any more",
    "take me off this list",
  ],
  ...["Keine weiteren SMS bitte", "Keine SMS"],
  ...["Please stop texting me", "don't text me again", "Don’t contact me", "remove me from your list", "no more messages pls"],
])("%s means: no more", (answer) => {
  expect(wishOf(answer)).toBe("stop");
});

test.each([
  "Cancel my order please",
  "When does the sale end?",
  "Don't stop, these are great",
  "please don't stop",
  "Thank you",
  "Cancel it please, the blue one",
  "don't stop sending me these messages",
  "Yes",
  "Where can I stop by?",
  "Please don't send it to my old address",
  "Don't send me the blue one, the red one please",
  "Don't contact the courier, I'll be at home",
  "Take me to the checkout",
  "Ich habe keine SMS bekommen",
  "Ich habe keine Nachrichten bekommen, wo ist mein Paket?",
  "I want to remove one item",
  "Wann ist das Ende der Aktion?",
  "el alto de la mesa?",
  "",
  "🛒",
])("%s is for a person to read", (answer) => {
  expect(wishOf(answer)).toBeUndefined();
});

test("help and start are understood too", () => {
  expect(["Help", "AYUDA", "hilfe!", "Start", "unstop", "Alta"].map(wishOf)).toEqual(["help", "help", "help", "start", "start", "start"]);
});

test("an answer of any length is read at once", () => {
  expect(wishOf(`stop ${"please by ".repeat(200_000)}`)).toBeUndefined();
});
