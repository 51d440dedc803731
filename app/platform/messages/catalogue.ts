import type { ArgsOf, Given, KeyOf, Texts, Translation } from "./args-of.ts";
import type { TranslatedLanguage } from "./languages.ts";
import type { Message, MessageArgs } from "./message.ts";

/** What one room or screen says to people: its English texts, and the messages made of them. */
export type Catalogue<T extends Texts = Texts> = {
  readonly name: string;
  readonly texts: T;
  readonly translations: Translations<T>;
  /** A message of this catalogue. The compiler asks for exactly what the English text has gaps for. */
  message<Key extends KeyOf<T>>(key: Key, ...args: Given<ArgsOf<T, Key>>): Message;
};

export type Translations<T extends Texts> = { readonly [L in TranslatedLanguage]?: Translation<T> };

/** Any catalogue at all, where only its texts matter. */
export type AnyCatalogue = { readonly name: string; readonly texts: Texts; readonly translations: Partial<Record<string, Partial<Texts>>> };

const known = new Map<string, AnyCatalogue>();
let revision = 0;

/**
 * Declares a catalogue. Keys are in kebab-case; `key_one` and `key_other` are the plural forms of `key`. `{{name}}` is a gap for text,
 * `{{cost, money}}` one with a format (ArgByFormat). The name is part of stored messages: neither it nor a key may change its meaning.
 */
export function catalogue<const T extends Texts>(name: string, texts: T, translations: Translations<T> = {}): Catalogue<T> {
  function message<Key extends KeyOf<T>>(key: Key, ...args: Given<ArgsOf<T, Key>>): Message;
  function message(key: string, ...[args]: readonly unknown[]): Message {
    // What a text asks for is derived from the text: the compiler cannot know here that it is always MessageArgs.
    return { code: `${name}:${key}`, args: (args ?? {}) as MessageArgs };
  }
  known.set(name, { name, texts, translations });
  revision += 1;
  return { name, texts, translations, message };
}

/** Every catalogue whose file has been loaded; `revision` grows with each. */
export function knownCatalogues(): { catalogues: AnyCatalogue[]; revision: number } {
  return { catalogues: [...known.values()], revision };
}
