// What the offers editor shows previews with (docs/decisions/031-previews.md): the extensions of buyers' pages, built from their own sources, each with a
// page that stands for Shopify's or the shop's. `virtual:buyers-pages` is a script for each placement, and the theme extension's styles.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { drawBlocks } from "./draw-blocks.ts";

const NAME = "virtual:buyers-pages";
const ENTRY = "virtual:page";
const FRAME = "app/screens/offer/previews/frame";

/** The extension of each placement after the theme: its entry, and whose words it speaks. */
const EXTENSIONS = {
  checkout: { handle: "checkout-offers", entry: "src/checkout-offers.tsx" },
  thank_you: { handle: "thank-you-offers", entry: "src/thank-you-offers.ts" },
  order_status: { handle: "order-status", entry: "src/order-status.ts" },
} as const;

const LANGUAGES = ["en", "de", "fr"];

/** Vite's plugin for them. On the server nothing is previewed. */
export function buyersPages(root: string): Plugin {
  return {
    name: "buyers-pages",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id, options) {
      if (id !== `\0${NAME}`) return undefined;
      if (options?.ssr) return "export const scripts = {}; export const themeStyles = '';";
      const styles = readFileSync(join(root, "extensions/cart-offers/assets/waybill-offers.css"), "utf8");
      return `export const scripts = ${JSON.stringify(await buildPages(root))};\nexport const themeStyles = ${JSON.stringify(styles)};`;
    },
  };
}

/** The script of each placement's page. Throws the bundler's own words where a source is wrong. */
export async function buildPages(root: string): Promise<Record<string, string>> {
  const at = (path: string) => JSON.stringify(join(root, path));
  const theme = `
    import { drawTheme } from ${at(`${FRAME}/theme-page.ts`)};
    drawTheme(${JSON.stringify(await drawBlocks(join(root, "extensions/cart-offers"), LANGUAGES))});
    import ${at("extensions/cart-offers/assets/waybill-offers.js")};`;
  const afterPayment = `
    import { drawPostPurchase } from ${at(`${FRAME}/post-purchase-page.ts`)};
    import ${at("extensions/post-purchase-offers/src/index.ts")};
    void drawPostPurchase();`;
  const scripts: Record<string, string> = { post_purchase: await bundle(root, afterPayment) };
  scripts["product_page"] = scripts["cart"] = await bundle(root, theme);
  for (const [placement, { handle, entry }] of Object.entries(EXTENSIONS))
    scripts[placement] = await bundle(
      root,
      `import { drawCheckout } from ${at(`${FRAME}/checkout-page.ts`)};
       import run from ${at(`extensions/${handle}/${entry}`)};
       drawCheckout(run, ${JSON.stringify(wordsOf(join(root, "extensions", handle)))});`,
    );
  return scripts;
}

/** By language, as the extension's locale files have them. */
function wordsOf(folder: string): Record<string, unknown> {
  const read = (language: string): unknown =>
    JSON.parse(readFileSync(join(folder, "locales", language === "en" ? "en.default.json" : `${language}.json`), "utf8"));
  return Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]));
}

async function bundle(root: string, source: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: { "#app": join(root, "app") } },
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    plugins: [
      {
        name: "page",
        // Vite takes an entry for a path.
        resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : undefined),
        load: (id) => (id === `\0${ENTRY}` ? source : undefined),
      },
    ],
    build: { write: false, target: "es2022", minify: "esbuild", lib: { entry: ENTRY, formats: ["iife"], name: "page", fileName: "page" } },
  });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("A page of a buyer's could not be built.");
  return chunk.code;
}
