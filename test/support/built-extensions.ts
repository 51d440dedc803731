import { globSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installForExtensions, runShopify } from "../../extensions/run-shopify.ts";

const folder = fileURLToPath(new URL("../../extensions", import.meta.url));
const newest = (pattern: string) => Math.max(0, ...globSync(pattern, { cwd: folder }).map((path) => statSync(join(folder, path)).mtimeMs));

/** Builds the extensions by Shopify's own command line, unless each was built since its sources changed last. */
export function buildExtensions(): void {
  const built = globSync("*/shopify.extension.toml", { cwd: folder })
    .map((path) => dirname(path))
    .filter((name) => globSync(`${name}/src/*`, { cwd: folder }).length > 0)
    .map((name) => newest(`${name}/dist/*.js`));
  if (built.every((at) => at > newest("*/src/**/*.ts*"))) return;
  installForExtensions();
  const { status, output } = runShopify(["app", "build"], "pipe");
  if (status !== 0) throw new Error(output);
}
