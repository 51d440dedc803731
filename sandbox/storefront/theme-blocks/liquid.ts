import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Liquid, type TagToken, TokenKind, type TopLevelToken } from "liquidjs";
import type { Buyer } from "../buyer.ts";
import { formatMoney } from "../format-money.ts";
import type { ThemeExtension } from "./find-theme-extensions.ts";

/** Shopify's Liquid as far as blocks of theme app extensions lean on it: its filters for assets, money and words, and its tags that hold a file's parts. */
export function liquidFor({ handle, folder }: ThemeExtension, buyer: Buyer): Liquid {
  const liquid = new Liquid({
    root: join(folder, "blocks"),
    partials: join(folder, "snippets"),
    extname: ".liquid",
    strictFilters: true,
    outputEscape: undefined,
  });
  const asset = (file: unknown) => `/storefront/cdn/extensions/${handle}/assets/${String(file)}`;
  const money = (minor: unknown) => formatMoney(Number(minor) || 0, buyer.currency, buyer.language);
  const words = [readWords(folder, buyer.language), readWords(folder, "en")];

  liquid.registerFilter("asset_url", asset);
  liquid.registerFilter("asset_img_url", asset);
  liquid.registerFilter("stylesheet_tag", (url) => `<link rel="stylesheet" href="${String(url)}">`);
  liquid.registerFilter("script_tag", (url) => `<script src="${String(url)}"></script>`);
  liquid.registerFilter("image_url", pictureUrl);
  liquid.registerFilter("img_url", pictureUrl);
  liquid.registerFilter("image_tag", (url, ...named: unknown[]) => {
    const attributes = named.filter(isNamed).map(([name, value]) => ` ${name}="${escape(String(value))}"`);
    return `<img src="${escape(String(url))}"${attributes.join("")}>`;
  });
  liquid.registerFilter("money", money);
  liquid.registerFilter("money_with_currency", (minor) => `${money(minor)} ${buyer.currency}`);
  liquid.registerFilter("money_without_trailing_zeros", (minor) => money(minor).replace(/[.,]00(?=\D|$)/, ""));
  liquid.registerFilter("money_without_currency", (minor) => ((Number(minor) || 0) / 100).toFixed(2));
  liquid.registerFilter("handle", handleize);
  liquid.registerFilter("handleize", handleize);
  liquid.registerFilter("t", (key, ...named: unknown[]) => translate(words, String(key), Object.fromEntries(named.filter(isNamed))));
  liquid.registerFilter("translate", (key, ...named: unknown[]) =>
    translate(words, String(key), Object.fromEntries(named.filter(isNamed))),
  );

  for (const name of ["schema", "doc"]) holdBack(liquid, name, () => "");
  holdBack(liquid, "style", (text) => `<style>${text}</style>`);
  holdBack(liquid, "stylesheet", (text) => `<style>${text}</style>`);
  holdBack(liquid, "javascript", (text) => `<script>${text}</script>`);
  return liquid;
}

/** A tag whose inside is no Liquid. */
function holdBack(liquid: Liquid, name: string, write: (text: string) => string): void {
  const inside = new WeakMap<object, string>();
  liquid.registerTag(name, {
    parse(tag: TagToken, remaining: TopLevelToken[]) {
      let text = "";
      for (let token = remaining.shift(); token; token = remaining.shift()) {
        if (token.kind === TokenKind.Tag && "name" in token && token.name === `end${name}`) {
          inside.set(this, text);
          return;
        }
        text += token.getText();
      }
      throw new Error(`{% ${name} %} is not closed: ${tag.getText()}`);
    },
    render() {
      return write(inside.get(this) ?? "");
    },
  });
}

/** As Shopify does it: words of the buyer's language, else of English; `one` and `other` by the count; the key itself when there are none. */
function translate(words: readonly unknown[], key: string, named: Record<string, unknown>): string {
  for (const one of words) {
    let found: unknown = one;
    for (const part of key.split(".")) found = isObject(found) ? found[part] : undefined;
    if (isObject(found)) found = found[Number(named["count"]) === 1 ? "one" : "other"];
    if (typeof found === "string")
      return found.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
        key.endsWith("_html") ? written(named[name]) : escape(written(named[name])),
      );
  }
  return key;
}

function readWords(folder: string, language: string): unknown {
  const path = ["", ".default"].map((end) => join(folder, "locales", `${language}${end}.json`)).find((one) => existsSync(one));
  return path === undefined ? {} : JSON.parse(readFileSync(path, "utf8"));
}

function pictureUrl(picture: unknown): string {
  if (typeof picture === "string" || !isObject(picture)) return written(picture);
  return written(["featured_image", "image", "url", "src"].map((name) => picture[name]).find((value) => typeof value === "string"));
}

/** What a template puts out of a value. */
function written(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function handleize(text: unknown): string {
  return String(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** A named argument of a filter, such as `count: 2`. */
function isNamed(argument: unknown): argument is [string, unknown] {
  return Array.isArray(argument) && argument.length === 2;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
