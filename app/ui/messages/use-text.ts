import { useMemo, type ReactNode } from "react";
import type { ArgsOf, KeyOf, Texts } from "#app/platform/messages/args-of.ts";
import type { Catalogue } from "#app/platform/messages/catalogue.ts";
import { textsOf, type Text } from "#app/platform/messages/words.ts";
import { useWords } from "./reader-provider.tsx";
import { wordsAroundNodes } from "./words-around-nodes.ts";

/** A screen's own words: `const text = useText(orders)`, then `text("packed")`, `text("shipped", { count: 1 })`. */
export function useText<T extends Texts>(catalogue: Catalogue<T>): Text<T> {
  const words = useWords();
  return useMemo(() => textsOf(catalogue, words), [catalogue, words]);
}

/** A text whose gaps may hold elements, with the word order left to the language: `rich("first-copied", { day: <Moment … /> })`. */
export type RichText<T extends Texts> = <Key extends KeyOf<T>>(
  key: Key,
  args: { [Name in keyof ArgsOf<T, Key>]: ArgsOf<T, Key>[Name] | (Name extends "count" ? never : ReactNode) },
) => ReactNode;

export function useRichText<T extends Texts>(catalogue: Catalogue<T>): RichText<T> {
  const words = useWords();
  return useMemo(() => (key, args) => wordsAroundNodes({ code: `${catalogue.name}:${key}`, args }, words), [catalogue, words]);
}
