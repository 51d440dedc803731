import { createElement, Fragment, isValidElement, type ReactNode } from "react";
import type { MessageArg } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";

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
