import type { Translate } from "./translate.ts";

/** How tests translate, as Shopify does it: a key by its dots, `one` and `other` by the count, words for what stands in braces. A key that isn't there throws. */
export function translateBy(words: object): Translate {
  return (key, replacements = {}) => {
    let found: unknown = words;
    for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found === "object" && found !== null)
      found = (found as Record<string, unknown>)[replacements["count"] === 1 ? "one" : "other"];
    if (typeof found !== "string") throw new Error(`No words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(replacements[name]));
  };
}
