import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { knownCatalogues } from "./platform/messages/catalogue.ts";

const GAP = /\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g;
const gapsOf = (text: string) => new Set([...text.matchAll(GAP)].map(([, name = "", format = ""]) => `${name},${format}`));
const keyOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

test("every catalogue of the app is listed, so that a stored message of any room has words", async () => {
  for await (const file of glob("**/messages.ts", { cwd: import.meta.dirname })) await import(`./${file}`);
  const names = knownCatalogues().catalogues.map(({ name }) => name);
  expect(catalogues.map(({ name }) => name).sort()).toEqual(names.filter((name) => !name.startsWith("test-")).sort());
});

test("catalogues have names and keys that say whose they are", () => {
  expect(new Set(catalogues.map(({ name }) => name)).size).toBe(catalogues.length);
  for (const { name, texts } of catalogues) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const key of Object.keys(texts)) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(_one|_other)?$/);
  }
});

test("a text for one has a text for many beside it", () => {
  for (const { texts } of catalogues) {
    for (const key of Object.keys(texts).filter((key) => key.endsWith("_one"))) expect(texts).toHaveProperty(`${keyOf(key)}_other`);
  }
});

test("a translation has no text that English has not, and no gap that the English text has not", () => {
  for (const { texts, translations } of catalogues) {
    const english = Map.groupBy(Object.entries(texts), ([key]) => keyOf(key));
    for (const [key, text] of Object.values(translations).flatMap((translation) => Object.entries(translation ?? {}))) {
      const known = new Set(english.get(keyOf(key))?.flatMap(([, text]) => [...gapsOf(text)]));
      expect([...gapsOf(text ?? "")].filter((gap) => !known.has(gap))).toEqual([]);
      expect(english.has(keyOf(key))).toBe(true);
    }
  }
});
