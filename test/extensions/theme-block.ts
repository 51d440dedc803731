import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const extension = (path: string) => readFileSync(fileURLToPath(new URL(`../../extensions/cart-offers/${path}`, import.meta.url)), "utf8");
const english: unknown = JSON.parse(extension("locales/en.default.json"));

/** What a browser loads of the theme extension. */
export const themeAssets = () => ({ script: extension("assets/waybill-offers.js"), style: extension("assets/waybill-offers.css") });

/**
 * A block of the theme extension as Shopify would render it, outside the theme editor, as far as our blocks use Liquid: conditions hold when they
 * are in `facts`, what is written out is in `facts` or empty.
 */
export function renderBlock(name: string, facts: Readonly<Record<string, string>> = {}): string {
  return renderLiquid(extension(`blocks/${name}.liquid`).replace(/{% schema %}[\s\S]*/, ""), facts);
}

function renderLiquid(source: string, facts: Readonly<Record<string, string>>): string {
  const whole = source
    .replaceAll(/{% comment %}[\s\S]*?{% endcomment %}/g, "")
    .replaceAll(/{% render '([\w-]+)'[^%]*%}/g, (_, snippet: string) =>
      snippet === "waybill-assets" ? "" : renderLiquid(extension(`snippets/${snippet}.liquid`), facts),
    )
    .replaceAll(/{% (?:end)?(?:for|unless)[^%]*%}/g, "");
  return whole
    .replaceAll(
      /{%-? if ([\w.]+)[^%]*-?%}((?:(?!{%-? if)[\s\S])*?)(?:{%-? else -?%}((?:(?!{%-? if)[\s\S])*?))?{%-? endif -?%}/g,
      (_, condition: string, then: string, otherwise: string | undefined) => (condition in facts ? then : (otherwise ?? "")),
    )
    .replaceAll(/{{-? '([\w.]+)' \| t(?:: (\w+): '([^']*)')? -?}}/g, (_, key: string, name?: string, value?: string) =>
      wordsOf(key).replace(`{{ ${name ?? ""} }}`, value ?? ""),
    )
    .replaceAll(/{{-? ([\w.]+)[^}]*-?}}/g, (_, fact: string) => facts[fact] ?? "");
}

/** Throws for a key that isn't there. */
function wordsOf(key: string): string {
  let found = english;
  for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== "string") throw new Error(`No words for ${key}`);
  return found;
}
