import { readdir, readFile } from "node:fs/promises";
import { once } from "node:events";
import { builtinModules } from "node:module";
import { basename, join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
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

test("the recommender's thread is in the production build, and finds there what is bought together", async () => {
  const baskets = { starts: Uint32Array.of(0, 2, 4, 6, 8), items: Uint32Array.of(0, 1, 2, 3, 0, 1, 2, 3) };
  const thread = new Worker(resolve(SERVER, "model-thread.js"), { workerData: { baskets, titles: ["Cup", "Saucer", "Tin", "Spoon"] } });
  const [model] = (await once(thread, "message")) as [{ cosine: { items: Uint32Array }[] }];
  await thread.terminate();
  expect(model.cosine.map(({ items }) => [...items])).toEqual([[1], [0], [3], [2]]);
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
