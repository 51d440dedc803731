import { buyersLanguageOf } from "#app/platform/messages/languages.ts";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import { messaging } from "../messages.ts";

/**
 * Said in a sentence that can be about nothing else: the word alone may be a shout ("STOP! You left something") or a price's ("BAJA DE PRECIO").
 * What is said twice does no harm, and what isn't said does.
 */
const SAYS_IT = [
  /(?<!\bnon[- ])\bstopp? ?(?:=|(?:to|2) (?:end|quit|opt|cancel|unsub|stop|leave)|zum (?:ab|beenden)|pour (?:ne|se|vous|arr)|para (?:no|dej|dar|cancel|salir)|per (?:non|dis|ann|canc))/i,
  /\bBAJA ?(?:=|para (?:no|dej|dar|cancel|salir))/i,
  // As French carriers have it written: to a short number.
  /\bSTOP ?(?:(?:au|al|to) ?)?\d{4,6}\b/,
  /\b(?:reply|text|send|answer|txt)\b.{0,12}(?<!\bnon[- ])\bstop\b|\bopt(?:ing)?[- ]?out\b|\bunsubscribe\b/i,
  /\b(?:antworte\p{L}*|sende\p{L}*)\b.{0,20}(?<!\bnon[- ])\bstopp?\b|\babmelde\p{L}*|\babbestelle\p{L}*/iu,
  /(?<!\p{L})(?:r[ée]ponde\p{L}*|envoye\p{L}*|responde\p{L}*|env[ií]a\p{L}*|rispond\p{L}*|invia\p{L}*)(?!\p{L}).{0,20}(?<!\bnon[- ])\b(?:stop|baja)\b/iu,
  /d[ée]sabonne|d[ée]sinscri|darse de baja|disiscri/iu,
];

/**
 * A text message that advertises, with how its reader leaves: most laws ask for it in each (CTIA, CASL, PECR, art. L34-5 CPCE, § 7 UWG). Added in the
 * reader's language where the text doesn't say it yet.
 */
export function withWayOut(text: string, language: string): string {
  if (text === "" || SAYS_IT.some((said) => said.test(text))) return text;
  const says = textsOf(messaging, wordsFor({ language: buyersLanguageOf(language), timeZone: "UTC" }));
  return `${text} ${says("way-out")}`;
}
