import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { runNpm } from "./run.mjs";

const stampPath = (root) => join(root, "node_modules", ".waybill-lock");
const lockHash = (root) => contentHash(root, ["package-lock.json"]);

/** Whether node_modules is what package-lock.json asks for: by our own note of the last time, or else package by package. */
export async function dependenciesAreCurrent(root) {
  const hash = await lockHash(root);
  if ((await readFile(stampPath(root), "utf8").catch(() => "")) === hash) return true;

  const wanted = await packagesIn(join(root, "package-lock.json"));
  const installed = await packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  // What production may leave out, we do not: without a DATABASE_URL it is our PostgreSQL.
  const ours = Object.keys(wanted[""].optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  const mayLack = ([path, { optional, peer }]) => !installed[path] && (optional || peer) && !ours.includes(path);
  const isCurrent = Object.entries(wanted).every(
    (entry) => entry[0] === "" || installed[entry[0]]?.version === entry[1].version || mayLack(entry),
  );
  if (isCurrent) await writeFile(stampPath(root), hash);
  return isCurrent;
}

/** Installs exactly what package-lock.json says, tools for development and our own PostgreSQL included, whatever npm is set to leave out. */
export async function installDependencies(root) {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const quiet = { PRISMA_SKIP_POSTINSTALL_GENERATE: "1", PUPPETEER_SKIP_DOWNLOAD: "1", PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  await runNpm(root, args, quiet);
  await writeFile(stampPath(root), await lockHash(root));
}

async function packagesIn(path) {
  try {
    return JSON.parse(await readFile(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}
