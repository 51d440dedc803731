import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";

/** `npm run bench -- NAME …` runs `bench/NAME/run.ts`, which takes the remaining arguments and answers an exit code. */
const [name = "", ...args] = process.argv.slice(2);
const bench = new URL(`./${name}/run.ts`, import.meta.url);

if (/^[a-z-]+$/.test(name) && existsSync(bench)) {
  const { run } = (await import(bench.href)) as { run: (args: string[]) => Promise<number> };
  process.exitCode = await run(args);
} else {
  const folders = (await readdir(import.meta.dirname, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  console.error(`Usage: npm run bench -- <${folders.map((folder) => folder.name).join(" | ")}> …`);
  process.exitCode = 2;
}
