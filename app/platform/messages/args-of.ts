import type { Money } from "../money.ts";
import type { Message } from "./message.ts";

/** What a gap of a text is filled with, by the format written after its comma: `{{cost, money}}`. No format is text. */
export type ArgByFormat = {
  text: string;
  /** Grouped as the reader writes numbers. */
  number: number;
  /** A share: 0.25 is 25 %. */
  percent: number;
  money: Money;
  /** ISO 8601 instant (shown in the reader's time zone) or plain ISO date (which has none): 25 Nov 2026. */
  date: string;
  /** 25 Nov */
  day: string;
  /** Wed 25 Nov */
  weekday: string;
  /** 25 Nov 2026, 14:05 */
  dateTime: string;
  /** 25 Nov, 14:05 */
  dayTime: string;
  /** 14:05, of an instant or a plain `14:05`. */
  time: string;
  /** Names or messages as one enumeration: a, b and c. */
  list: (string | Message)[];
  /** ISO 3166 code of two letters, shown as the country's name. */
  country: string;
  /** BCP 47, shown as the language's name. */
  language: string;
  /** A message within a message; of several, one sentence after the other. */
  message: Message | Message[];
};

export type Format = keyof ArgByFormat;

/** English texts by key. Of one text for one and many: `key_one` and `key_other`, chosen by `count`. */
export type Texts = Readonly<Record<string, string>>;

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** The keys that a catalogue's messages are made with: without their plural forms. */
export type KeyOf<T extends Texts> = keyof T extends infer Key ? (Key extends `${infer Base}_${PluralForm}` ? Base : Key & string) : never;

/** What a text has gaps for, by name. `count` is always a number, and a text with plural forms always has it. */
export type ArgsOf<T extends Texts, Key extends string> = Flat<
  {
    [Gap in GapsOf<T[keyof T & (Key | `${Key}_${PluralForm}`)]> as NameOf<Gap>]: ValueOf<Gap>;
  } & (`${Key}_other` extends keyof T ? { count: number } : unknown)
>;

/** The rest of a call after the key: nothing when the text has no gaps. */
export type Given<Args> = keyof Args extends never ? [] : [args: Args];

/** A translation holds what is translated so far, in its own language's plural forms. */
export type Translation<T extends Texts> = { readonly [Key in KeyOf<T> | `${KeyOf<T>}_${PluralForm}`]?: string };

type GapsOf<Text extends string> = Text extends `${string}{{${infer Gap}}}${infer Rest}` ? Trim<Gap> | GapsOf<Rest> : never;
type NameOf<Gap extends string> = Gap extends `${infer Name},${string}` ? Trim<Name> : Gap;
type FormatOf<Gap extends string> = Gap extends `${string},${infer Named}` ? Trim<Named> : "text";
/** A format that there is not takes nothing: a message with it does not compile. */
type ValueOf<Gap extends string> = NameOf<Gap> extends "count" ? number : FormatOf<Gap> extends Format ? ArgByFormat[FormatOf<Gap>] : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;
type Flat<T> = { [Key in keyof T]: T[Key] };
