import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProductRecord } from "../../shopify/state/product-record.ts";
import type { Answer } from "../answer.ts";
import { cartFacts } from "../cart-facts.ts";
import { html, type Html, markup } from "../html.ts";
import { productFacts } from "../product-facts.ts";
import { pricedCart, type Visit } from "../visit.ts";
import { findThemeExtensions, type ThemeBlock, type ThemeExtension } from "./find-theme-extensions.ts";
import { liquidFor } from "./liquid.ts";

/** Where a block stands: the page's template, its section, and the product whose page it is. */
export type Place = { template: string; section: string; product?: ProductRecord };

/** The app's blocks in a section of a theme: each one that may stand on the template, once. */
export async function appBlocks(visit: Visit, place: Place): Promise<Html> {
  const found = blocksOn(visit, place.template).filter(({ block }) => block.target === "section");
  return html`${await Promise.all(found.map((one) => render(visit, one, place)))}`;
}

/** The app's embeds of a page and the scripts and styles of every block on it, each once. */
export async function appEmbeds(visit: Visit, template: string): Promise<{ head: Html; body: Html }> {
  const found = blocksOn(visit, template);
  // The drawer, which stands on every page, takes what the cart takes.
  const files = [...found, ...blocksOn(visit, "cart")].flatMap(({ extension, block }) => [
    ...(block.stylesheet === null ? [] : [`<link rel="stylesheet" href="${assetPath(extension, block.stylesheet)}">`]),
    ...(block.javascript === null ? [] : [`<script src="${assetPath(extension, block.javascript)}" defer></script>`]),
  ]);
  const into = (target: ThemeBlock["target"]) =>
    Promise.all(
      found.filter(({ block }) => block.target === target).map((one) => render(visit, one, { template, section: `${target}-embeds` })),
    );
  return { head: html`${[...new Set(files)].map(markup)}${await into("head")}`, body: html`${await into("body")}` };
}

/** A file of a theme app extension. */
export async function extensionAsset({ storefront: { app } }: Visit, handle: string, file: string): Promise<Answer | undefined> {
  const extension = app && findThemeExtensions(app.extensionsFolder).find((one) => one.handle === handle);
  if (!extension || !/^[\w.-]+$/.test(file)) return undefined;
  const types: Record<string, string> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml", json: "application/json" };
  const type = types[file.split(".").at(-1) ?? ""];
  if (type === undefined) return undefined;
  try {
    return { text: await readFile(join(extension.folder, "assets", file), "utf8"), type: `${type}; charset=utf-8` };
  } catch {
    return undefined;
  }
}

type Found = { extension: ThemeExtension; block: ThemeBlock };

function blocksOn({ storefront: { app } }: Visit, template: string): Found[] {
  const extensions = app ? findThemeExtensions(app.extensionsFolder) : [];
  return extensions.flatMap((extension) =>
    extension.blocks.filter(({ templates }) => templates?.includes(template) ?? true).map((block) => ({ extension, block })),
  );
}

async function render(visit: Visit, { extension, block }: Found, { template, section, product }: Place): Promise<Html> {
  const { storefront, buyer, cart, customerId, url } = visit;
  const { shop } = storefront.state;
  const set = storefront.app?.settings.get(`${extension.handle}/${block.name}`);
  const id = `${extension.handle}_${block.name}_${section}`.replaceAll("-", "_");
  const facts = product && productFacts(product, buyer);
  const first = facts?.variants.find(({ available }) => available) ?? facts?.variants[0];
  const context = {
    product: facts && { ...facts, selected_or_first_available_variant: first, first_available_variant: first },
    cart: cartFacts(cart, pricedCart(visit)),
    block: {
      id,
      type: block.name,
      settings: { ...Object.fromEntries(block.settings.map((setting) => [setting.id, setting.default])), ...set },
      shopify_attributes: `data-block-handle="${block.name}"`,
    },
    section: { id: section },
    shop: {
      name: shop.name,
      currency: shop.currency,
      domain: url.host,
      permanent_domain: shop.myshopifyDomain,
      url: "/storefront",
      money_format: "{{amount}}",
      id: shop.id,
    },
    localization: {
      country: { iso_code: buyer.country, currency: { iso_code: buyer.currency } },
      language: { iso_code: buyer.language },
      market: { id: buyer.market.id, handle: buyer.market.handle },
    },
    request: {
      locale: { iso_code: buyer.language, primary: buyer.language === "en" },
      page_type: template,
      path: url.pathname,
      design_mode: false,
    },
    routes: {
      root_url: "/storefront",
      cart_url: "/storefront/cart",
      cart_add_url: "/storefront/cart/add",
      cart_change_url: "/storefront/cart/change",
      cart_update_url: "/storefront/cart/update",
    },
    template: { name: template },
    customer: customerId === null ? null : { id: customerId },
    theme: { name: visit.theme },
  };
  const inside = await liquidFor(extension, buyer)
    .parseAndRender(block.template, context, { globals: { ...context, block: undefined } })
    .then(String, (error: unknown) => `Liquid error: ${text(error)}`);
  return html`<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${markup(inside)}</div>`;
}

function assetPath({ handle }: ThemeExtension, file: string): string {
  return `/storefront/cdn/extensions/${handle}/assets/${file}`;
}

function text(error: unknown): string {
  const told = error instanceof Error ? error.message : String(error);
  console.error("Theme block:", told);
  return told.replaceAll("<", "&lt;");
}
