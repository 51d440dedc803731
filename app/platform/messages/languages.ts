/** `en-XA` is the pseudo-locale: English in brackets and accents, in which every text that is in no catalogue stands out. */
export type Language = "en" | "en-XA" | TranslatedLanguage;

/** Languages that a catalogue can have texts in beside English. What is missing in one is said in English. */
export type TranslatedLanguage = "ru" | "bn" | "es" | "it" | "de" | "fr";

/** The languages that people get. One is added here when its texts are complete enough to be read. */
export const LANGUAGES: readonly Language[] = ["en", "en-XA"];

/** The languages of what buyers read on a page of ours: those that messages to them are written in. */
const BUYERS_LANGUAGES: readonly Language[] = ["en", "de", "fr", "es", "it"];

/** For whom something is put into words. */
export type Reader = {
  language: Language;
  /** IANA name. */
  timeZone: string;
  /** How numbers, money and dates are written, when that is more than the language says: `en-GB`. */
  locale?: string;
};

/** The best language we have for `ru-RU`, `es` (Shopify's `locale`) or a whole `Accept-Language`. English when none fits. */
export function languageOf(acceptable: string | null | undefined): Language {
  return bestOf(acceptable).language;
}

/** The best language for a buyer, by a whole `Accept-Language`. English when none fits. */
export function buyersLanguageOf(acceptable: string | null | undefined): Language {
  return bestOf(acceptable, BUYERS_LANGUAGES).language;
}

/** The reader behind a request: the language as `languageOf`, written as their country does (`en-GB` when nothing is asked for). */
export function readerFor(acceptable: string | null | undefined, timeZone: string): Reader {
  const { language, tag } = bestOf(acceptable);
  return { language, timeZone, locale: language === "en-XA" ? "en" : (tag ?? (acceptable ? language : "en-GB")) };
}

/** What to ask the server for, so that it words something for the same reader (`?locale=`). */
export function localeAskedFor({ language, locale }: Reader): string {
  return language === "en-XA" ? language : (locale ?? language);
}

function bestOf(acceptable: string | null | undefined, languages = LANGUAGES): { language: Language; tag?: string } {
  for (const tag of tagsIn(acceptable ?? "")) {
    const language =
      languages.find((known) => known.toLowerCase() === tag.toLowerCase()) ??
      languages.find((known) => known === tag.toLowerCase().split("-")[0]);
    if (language) return { language, tag };
  }
  return { language: "en" };
}

/** Language tags, the dearest first. What is not a plain tag (`en`, `pt-BR`, `zh-Hant-TW`) is left out. */
function tagsIn(acceptable: string): string[] {
  return acceptable
    .split(",")
    .map((part) => part.split(";").map((word) => word.trim()))
    .map(([tag = "", quality]) => ({ tag, quality: quality?.startsWith("q=") ? Number(quality.slice(2)) : 1 }))
    .filter(({ tag, quality }) => quality > 0 && /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?$/i.test(tag))
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
