import { createInstance, type i18n } from "i18next";
import type { ArgsOf, Given, KeyOf, Texts } from "./args-of.ts";
import { knownCatalogues, type AnyCatalogue, type Catalogue } from "./catalogue.ts";
import { argFormatter } from "./format-arg.ts";
import type { Language, Reader } from "./languages.ts";
import { isMessage, type Message, type MessageArg } from "./message.ts";
import { common } from "./messages.ts";
import { pseudo } from "./pseudo.ts";

/** Puts a message into its reader's words. */
export type Words = (message: Message) => string;

/** Words of one catalogue, by key: `text("shipped", { count: 3 })`. */
export type Text<T extends Texts> = <Key extends KeyOf<T>>(key: Key, ...args: Given<ArgsOf<T, Key>>) => string;

/**
 * How messages are worded for a reader. Never throws on what was stored: a code that no loaded catalogue has is said to be unknown,
 * and a missing text falls back to English. Args are data: nothing in them is read as a placeholder or a code.
 */
export function wordsFor(reader: Reader): Words {
  const words: Words = ({ code, args }) => {
    const i18n = instanceFor(reader);
    const { count } = args;
    // Worded beforehand: i18next cannot word one message while it words another, and would read the inner one's text for gaps.
    const replace = Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, worded(arg, words)]));
    const options = { replace, nest: false, ...(typeof count === "number" && { count }) };
    if (i18n.exists(code, options)) return i18n.t(code, options);
    return code === UNKNOWN ? code : words(common.message("unknown", { code }));
  };
  return words;
}

function worded(arg: MessageArg, words: Words): Exclude<MessageArg, Message> {
  if (Array.isArray(arg)) return arg.map((each) => (isMessage(each) ? words(each) : each));
  return isMessage(arg) ? words(arg) : arg;
}

/** The words of one catalogue by key, for screens (through useText), labels and mails. */
export function textsOf<T extends Texts>(catalogue: Catalogue<T>, words: Words): Text<T> {
  return (key, ...args) => words(catalogue.message(key, ...args));
}

const UNKNOWN = common.message("unknown", { code: "" }).code;

const formatterModule = { type: "formatter", init: () => undefined, add: () => undefined, addCached: () => undefined } as const;

/** One per language, zone and way of writing. Readers choose these: there must not be ever more. */
const instances = new Map<string, { i18n: i18n; revision: number }>();
const MOST_INSTANCES = 500;

function instanceFor(reader: Reader): i18n {
  const { catalogues, revision } = knownCatalogues();
  const key = JSON.stringify([reader.language, reader.timeZone, reader.locale]);
  const made = instances.get(key);
  if (made?.revision === revision) return made.i18n;

  const format = argFormatter({ locale: localeOf(reader), timeZone: reader.timeZone, words: wordsFor(reader) });
  const i18n = createInstance().use({ ...formatterModule, format: (value: unknown, style?: string) => format(value, style) });
  void i18n.init({
    lng: reader.language,
    fallbackLng: "en",
    load: "currentOnly",
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: {
      en: { translation: textsIn("en", catalogues) },
      [reader.language]: { translation: textsIn(reader.language, catalogues) },
    },
    // React escapes; and `format` also writes what has no format.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  if (instances.size >= MOST_INSTANCES) instances.clear();
  instances.set(key, { i18n, revision });
  return i18n;
}

function localeOf({ language, locale }: Reader): string {
  return language === "en-XA" ? "en" : (locale ?? language);
}

/** Texts by their message's code: `orders:shipped_one`. */
function textsIn(language: Language, catalogues: readonly AnyCatalogue[]): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { name, texts, translations } of catalogues) {
    const own = language === "en" || language === "en-XA" ? texts : (translations[language] ?? {});
    for (const [key, text] of Object.entries(own)) {
      if (text !== undefined) words[`${name}:${key}`] = language === "en-XA" ? pseudo(text) : text;
    }
  }
  return words;
}
