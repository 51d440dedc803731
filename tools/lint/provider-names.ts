import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineRule } from "@oxlint/plugins";
import { pathFromRoot } from "./source-text.ts";

const PROVIDERS = "app/warehouses/providers";

/**
 * Providers whose name is also a word of English that anybody may use: theirs is refused only as the value that code compares with,
 * `"built_in"`. What others must know of them is a capability.
 */
const ENGLISH: readonly string[] = ["built-in"];

/** The providers that have a folder of their own. */
export function readProviders(root: string): string[] {
  const folder = join(root, PROVIDERS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** The providers that a file may not name: all but its own, and none in the registry, in tests and outside what is checked. */
export function strangersTo(path: string, providers: readonly string[]): string[] {
  if (!/^(?:app|extensions)\//.test(path) || /\.test\.tsx?$/.test(path)) return [];
  if (new RegExp(`^${PROVIDERS}/registry[^/]*$`).test(path)) return [];
  return providers.filter((provider) => !path.startsWith(`${PROVIDERS}/${provider}/`));
}

/** Where a text names one of the providers, however it is written: `shipbob`, `ShipBob`, `SHIP_BOB`, `ship-bob`. */
export function providersIn(text: string, providers: readonly string[]): { provider: string; index: number; length: number }[] {
  const words = Array.from(text.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g), (match) => ({
    word: match[0].toLowerCase(),
    index: match.index,
    end: match.index + match[0].length,
  }));
  return providers.flatMap((provider) => {
    if (ENGLISH.includes(provider)) return valuesIn(text, provider);
    const name = provider.replace(/[^a-z0-9]/gi, "").toLowerCase();
    return words.flatMap(({ index }, first) => {
      let joined = "";
      for (let last = first; last < words.length && joined.length < name.length; last++) {
        if (last > first && !/^[-_ ]?$/.test(text.slice(words[last - 1]!.end, words[last]!.index))) break;
        joined += words[last]!.word;
        if (joined === name) return [{ provider, index, length: words[last]!.end - index }];
      }
      return [];
    });
  });
}

function valuesIn(text: string, provider: string) {
  const value = new RegExp(`(["'\`])${provider.replaceAll("-", "[-_]")}\\1`, "g");
  return Array.from(text.matchAll(value), (match) => ({ provider, index: match.index, length: match[0].length }));
}

/** A provider's name stands in its own folder and in the registry, nowhere else: not in identifiers, words, comments, or names of files. */
export const providerNames = defineRule({
  meta: {
    type: "problem",
    schema: [{ type: "object" }],
    messages: {
      named: `"{{provider}}" is named outside ${PROVIDERS}/{{provider}}/. Ask the provider's declaration for what differs (a capability, a label, a message).`,
    },
  },
  create(context) {
    const { providers = readProviders(context.cwd) } = (context.options[0] ?? {}) as { providers?: string[] };
    const path = pathFromRoot(context);
    const others = strangersTo(path, providers);
    if (others.length === 0) return {};
    return {
      Program(node) {
        for (const { provider } of providersIn(path, others)) context.report({ node, messageId: "named", data: { provider } });
        const { sourceCode } = context;
        for (const { provider, index, length } of providersIn(sourceCode.text, others)) {
          const loc = { start: sourceCode.getLocFromIndex(index), end: sourceCode.getLocFromIndex(index + length) };
          context.report({ loc, messageId: "named", data: { provider } });
        }
      },
    };
  },
});
