import { createElement, Fragment, isValidElement, type ReactNode, useMemo } from "react";
import type { ArgsOf, KeyOf, Texts } from "#app/platform/messages/args-of.ts";
import type { Catalogue } from "#app/platform/messages/catalogue.ts";
import { type Text, textsOf, type Words } from "#app/platform/messages/words.ts";
import { useWords } from "./reader-provider.tsx";
import type { MessageArg } from "#app/platform/messages/message.ts";

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

/** Private-use characters, which no text holds: they stand where an element will. */
const MARK = /\uE000(\d+)\uE001/;

/** A message in words, with elements where its args are elements. */
export function wordsAroundNodes({ code, args }: { code: string; args: Record<string, unknown> }, words: Words): ReactNode {
  const nodes: ReactNode[] = [];
  const marked = Object.entries(args).map(([name, value]): [string, MessageArg] => {
    if (!isValidElement(value)) return [name, value as MessageArg];
    nodes.push(value);
    return [name, `\uE000${nodes.length - 1}\uE001`];
  });
  const parts = words({ code, args: Object.fromEntries(marked) }).split(MARK);
  return parts.map((part, at) => createElement(Fragment, { key: at }, at % 2 === 1 ? nodes[Number(part)] : part));
}
