import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { folderOf, folders } from "./floors.ts";
import { providersIn, readProviders, strangersTo } from "./provider-names.ts";

const MOST_FILES = 25;
const TEST = /\.test\.tsx?$/;
/** One file a URL is how Remix reads it. */
const FLAT = "app/routes";
/** Their rules read these themselves. */
const CODE = /\.[jt]sx?$/;
const TEXT = /\.(?:graphql|css|toml|json|liquid|html|md)$/;

/** Folders in which nobody finds anything any more, tests aside. */
export function crowdedFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) if (!TEST.test(file)) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > MOST_FILES && folder !== FLAT)
    .map(([folder, count]) => `${folder} has ${count} files, more than ${MOST_FILES}: make folders named after the steps of the work.`);
}

/** Folders of `app/` that stand on no floor. */
export function unknownFolders(files: readonly string[]): string[] {
  const found = new Set(files.flatMap((file) => folderOf(file) ?? []));
  return [...found]
    .filter((folder) => !folders.includes(folder))
    .map((folder) => `app/${folder} stands on no floor: write it into tools/lint/floors.ts.`);
}

/** Files that are no code and name a provider outside its folder, in their own name or in their text. */
export function strayProviders(files: readonly { path: string; text: string }[], providers: readonly string[]): string[] {
  return files.flatMap(({ path, text }) => {
    if (CODE.test(path)) return [];
    const found = providersIn(`${path}\n${text}`, strangersTo(path, providers));
    return [...new Set(found.map(({ provider }) => provider))].map((provider) => `${path} names ${provider} outside its folder.`);
  });
}

if (import.meta.main) {
  const root = process.cwd();
  const files = globSync(["app/**/*.*", "extensions/*/{src,locales}/**/*.*", "extensions/*/*.toml"], {
    cwd: root,
    exclude: ["**/node_modules/**", "**/dist/**"],
  });
  const texts = files.filter((path) => TEXT.test(path)).map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const inApp = files.filter((file) => file.startsWith("app/"));
  const problems = [...crowdedFolders(inApp), ...unknownFolders(inApp), ...strayProviders(texts, readProviders(root))];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
