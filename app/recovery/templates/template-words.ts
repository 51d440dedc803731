import type { TemplateWords } from "./mail-words.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { it } from "./words/it.ts";

/** The languages that built-in messages are written in. */
export const LANGUAGES: Readonly<Record<string, TemplateWords>> = { de, en, es, fr, it };

/** What built-in messages say in a language, or in what it is a kind of (`de-CH`); in English where they say nothing in it. */
export const templateWords = (language: string): TemplateWords => LANGUAGES[language.split("-")[0]?.toLowerCase() ?? ""] ?? en;
