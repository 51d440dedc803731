import { spawn } from "node:child_process";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "smol-toml";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { buildCartOffersScript, installForExtensions, runShopify } from "../../extensions/run-shopify.ts";
import { buyersPagesInBrowser } from "./buyers-pages.ts";
import { cartOffersInBrowser } from "./cart-offers.ts";
import { orderBlockInBrowser } from "./order-block.ts";
import { postPurchasePage } from "./post-purchase.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inExtensions = (...path: string[]) => join(root, "extensions", ...path);

/** Bytes that come over the wire at the most, by kind. Shopify itself refuses 64 KB, not compressed. */
const LIMITS: Readonly<Record<string, number>> = {
  ui_extension: 12 * 1024,
  checkout_post_purchase: 8 * 1024,
  web_pixel_extension: 6 * 1024,
};

const Manifest = z.object({ extensions: z.array(z.object({ type: z.string(), handle: z.string() })) });

const folders = globSync("*/shopify.extension.toml", { cwd: inExtensions() }).map((path) => dirname(path));
const bundles = folders.flatMap((folder) => {
  const { extensions } = Manifest.parse(parse(readFileSync(inExtensions(folder, "shopify.extension.toml"), "utf8")));
  return extensions
    .filter(({ type }) => type in LIMITS)
    .map(({ type, handle }) => ({ type, handle, path: inExtensions(folder, "dist", handle) }));
});

/** Whoever needs another process: what it said, and its exit code. */
function run(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += String(part)));
    child.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}

const keysOf = (words: unknown, path = ""): string[] =>
  typeof words === "object" && words !== null
    ? Object.entries(words).flatMap(([key, value]) => keysOf(value, path === "" ? key : `${path}.${key}`))
    : [path];
const localeFiles = globSync("*/locales/*.json", { cwd: inExtensions() });
const readWords = (path: string): unknown => JSON.parse(readFileSync(inExtensions(path), "utf8"));

describe("the extensions' words", () => {
  test("are there in every language that an extension speaks", () => {
    for (const path of localeFiles) {
      const english = join(dirname(path), path.endsWith(".schema.json") ? "en.default.schema.json" : "en.default.json");
      expect(keysOf(readWords(path)), path).toEqual(keysOf(readWords(english)));
    }
  });

  test("are in English, German and French on every buyer's page", () => {
    for (const extension of ["cart-offers", "checkout-offers", "thank-you-offers", "order-status"])
      expect(localeFiles).toEqual(
        expect.arrayContaining(["de", "en.default", "fr"].map((file) => join(extension, "locales", `${file}.json`))),
      );
  });

  test("name an extension and a block as short as Shopify shows a name", () => {
    for (const path of localeFiles.filter((file) => !file.startsWith("cart-offers"))) {
      const { name } = z.object({ name: z.string() }).parse(readWords(path));
      expect(name.length, `${path}: ${name}`).toBeLessThanOrEqual(30);
    }
    for (const path of localeFiles.filter((file) => file.endsWith(".schema.json"))) {
      const { blocks } = z.object({ blocks: z.record(z.string(), z.object({ name: z.string() })) }).parse(readWords(path));
      for (const { name } of Object.values(blocks)) expect(name.length, `${path}: ${name}`).toBeLessThanOrEqual(25);
    }
  });
});

// One file: on a fresh clone the first of these tests installs what all of them need, and builds what the others open.
describe("the extensions", () => {
  beforeAll(installForExtensions);

  test("are built by Shopify's own command line, without login", () => {
    const { status, output } = runShopify(["app", "build"], "pipe");

    expect(status, output).toBe(0);
    expect(bundles).not.toHaveLength(0);
  });

  test.each(bundles)("come over the wire within what a buyer's phone is asked for: $handle", ({ type, path }) => {
    const bundle = readFileSync(`${path}.js`);

    expect(gzipSync(bundle, { level: 9 }).byteLength).toBeLessThan(LIMITS[type] ?? 0);
    expect(bundle.byteLength).toBeLessThan(64 * 1024);
  });

  test.each(bundles)("carry no React, and know where the app is: $handle", ({ path }) => {
    const { inputs } = z
      .object({ inputs: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(`${path}.metafile.json`, "utf8")));

    expect(Object.keys(inputs).filter((input) => /node_modules\/(react|react-dom|@remote-ui\/react)\//.test(input))).toEqual([]);
    expect(readFileSync(`${path}.js`, "utf8")).not.toContain("process.env");
  });

  test("ship the theme's script as its source has it, as small as a shop's page may be asked to load", async () => {
    const shipped = inExtensions("cart-offers/assets/waybill-offers.js");
    const committed = readFileSync(shipped, "utf8");
    await buildCartOffersScript();

    expect(readFileSync(shipped, "utf8"), "run `npm run extensions:build` and commit what it changed").toBe(committed);
    expect(gzipSync(committed, { level: 9 }).byteLength).toBeLessThan(4 * 1024);
  });

  test("keep Shopify's rules for themes", async () => {
    // Shopify's command line says what is wrong while it builds, and ends well all the same.
    const check = [
      "theme",
      "check",
      "--path",
      inExtensions("cart-offers"),
      "-C",
      "theme-check:theme-app-extension",
      "--fail-level",
      "error",
    ];
    const { status, output } = runShopify(check, "pipe");

    expect(status, output).toBe(0);
  });

  test("use Shopify's interface as its types say", async () => {
    const typed = readdirSync(inExtensions(), { recursive: false, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && globSync("tsconfig.json", { cwd: inExtensions(entry.name) }).length > 0)
      .map((entry) => inExtensions(entry.name));
    expect(typed).not.toHaveLength(0);

    // Each has its own interface of Shopify's; built as one, they read what they share once.
    const { status, output } = await run([join(root, "node_modules/typescript/bin/tsc"), "-b", ...typed]);

    expect(status, output).toBe(0);
  });
});

orderBlockInBrowser();
cartOffersInBrowser();
buyersPagesInBrowser();
postPurchasePage();
