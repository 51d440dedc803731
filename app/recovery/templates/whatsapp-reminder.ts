import { SENTENCES, type TemplateSentence } from "./words/whatsapp-sentences.ts";

/** What Meta has to have approved for the merchant before the built-in WhatsApp message can go. */
export const WHATSAPP_REMINDER = "cart_reminder";

/** The built-in template's sentence in a language of Meta's (`de`, `pt_BR`); in English where there is none in that. */
export function reminderSentence(language: string): TemplateSentence & { isTranslated: boolean } {
  const own = SENTENCES[language.split(/[-_]/)[0]?.toLowerCase() ?? ""];
  return { ...(own ?? SENTENCES["en"]!), isTranslated: own !== undefined };
}

/** A template's text with its gaps filled in. */
export const withGapsFilled = (body: string, values: readonly string[]): string =>
  body.replaceAll(/\{\{(\d+)\}\}/g, (gap, number: string) => values[Number(number) - 1] ?? gap);
