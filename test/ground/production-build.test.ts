import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { typefaceSources } from "#app/packing/print/typeface-sources.ts";

const SERVER = "build/server";
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

test("production prints with the typefaces in its build: their packages are not needed there", async () => {
  const printed = await readdir(join(SERVER, "fonts"));
  expect(printed.toSorted()).toEqual(typefaceSources.map(({ file }) => basename(file)).toSorted());
});

test("the production build runs on the dependencies alone, without tools, typefaces and a PostgreSQL of our own", async () => {
  const { dependencies } = Manifest.parse(JSON.parse(await readFile("package.json", "utf8")));
  const imported = (await Promise.all((await chunks()).map(packagesIn))).flat();

  expect(imported).toContain("react");
  expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
});

async function chunks(): Promise<string[]> {
  const files = await readdir(SERVER, { recursive: true });
  return files.filter((file) => file.endsWith(".js")).map((file) => join(SERVER, file));
}

/** Of `import … from "@shopify/polaris/locales/en.json"`, `export … from`, `import "…"` and `import("…")` the package: `@shopify/polaris`. */
async function packagesIn(chunk: string): Promise<string[]> {
  const source = await readFile(chunk, "utf8");
  const found = source.matchAll(/^(?:import|export)\b[^"'\n]*"([^"\n]+)"|\bimport\("([^"\n]+)"\)/gm);
  const named = [...found].map((match) => match[1] ?? match[2] ?? "").filter((name) => !/^(\.|node:)/.test(name));
  return named.map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/")).filter((name) => !builtinModules.includes(name));
}
