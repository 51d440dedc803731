import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { previewDocument } from "#app/screens/offer/previews/preview-document.ts";
import { buildPages } from "./buyers-pages.ts";
import { drawBlocks } from "./draw-blocks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(`${root}${path}`, "utf8")) as Record<string, Record<string, string>>;

test("there is a page for every place, made of the extensions' own sources and without React", async () => {
  const scripts = await buildPages(root);
  expect(Object.keys(scripts).sort()).toEqual([...PLACEMENTS].sort());
  for (const script of Object.values(scripts)) expect(script).not.toMatch(/react\.production|__SECRET_INTERNALS/);
  expect(scripts["checkout"]).toContain("Goes well with your order");
  expect(scripts["cart"]).toContain("Passt gut zu");
});

test("previews run with the versions that shops are given", () => {
  const [app, extensions] = [read("package.json"), read("extensions/package.json")];
  for (const name of ["preact", "@shopify/post-purchase-ui-extensions"])
    expect(app["devDependencies"]?.[name]).toBe(extensions["dependencies"]?.[name]);
});

test("every block of the theme has all its words in every language", async () => {
  const drawn = await drawBlocks(`${root}extensions/cart-offers`, ["en", "de", "fr"]);
  expect(drawn["de"]?.map(({ name }) => name)).toContain("goes-well-with");
  for (const { markup } of Object.values(drawn).flat()) expect(markup).not.toMatch(/undefined|\{\{|\{%|\bt:/);
});

test("a product's title can't break out of the page, and the page reaches no address of ours", () => {
  const item = { variantId: "1", productId: "2", handle: "h", title: "</script><script>alert(1)</script>", imageUrl: null, price: 100 };
  const page = { placement: "cart", language: "en", currency: "GBP", digits: 2, example: { ...item, quantity: 1 }, offer: null } as const;
  const written = previewDocument({ ...page, promise: null, goods: { "1": item } }, { script: "void 0", themeStyles: "" });
  expect(written.match(/<script/g)).toHaveLength(2);
  expect(written).toContain("default-src 'none'");
  expect(written).not.toContain("connect-src");
});
