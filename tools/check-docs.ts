import { globSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Everything of the repository that the documentation may name, folders included, by its path from the root. */
export function readTree(root: string): string[] {
  const folders = "{.ci,app,bench,docs,extensions,prisma,sandbox,test,tools}/**/*";
  const below = globSync(folders, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] });
  return [...readdirSync(root), ...below.map((path) => path.replaceAll("\\", "/"))];
}

/** Links and paths in backticks of a page that lead to nothing in the tree, in words. A path may leave out what it begins with. */
export function deadPaths(page: { path: string; text: string }, tree: readonly string[]): string[] {
  const known = new Set(tree);
  const isThere = (path: string) => known.has(path) || tree.some((one) => one.endsWith(path.startsWith(".") ? path : `/${path}`));
  const text = page.text.replaceAll(/^```[\s\S]*?^```/gm, "");

  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target.replace(/#.*$/, ""));
  const dead = links
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .filter((target) => !known.has(withoutSlash(posix.join(posix.dirname(page.path), target))));

  const words = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => code.split(/\s+/));
  const paths = words.filter(looksLikePath).filter((word) => !isThere(withoutSlash(word)));
  return [...new Set([...dead, ...paths])].map((path) => `${page.path} names ${path}, which there is not.`);
}

const FILE = /\.(ts|tsx|js|mjs|cjs|json|md|prisma|graphql|css|toml|yaml|sql|csv|gz)$/;
const TOP = /^(bench|docs|extensions|prisma|sandbox|test|tools)\//;
/** Made by the build, or brought by npm. */
const MADE = /^(build|generated|node_modules|\.cache|\.data)\//;

/** Topics (`orders/create`), packages (`@conform-to/react`), addresses and names with a gap in them are none. */
function looksLikePath(word: string): boolean {
  if (!/^[\w.-][\w./$[\]-]*$/.test(word) || MADE.test(word)) return false;
  return FILE.test(word) || word.endsWith("/") || TOP.test(word);
}

const withoutSlash = (path: string) => path.replace(/\/$/, "");

if (import.meta.main) {
  const tree = readTree(process.cwd());
  // A changelog tells of what was.
  const pages = tree.filter((path) => path.endsWith(".md") && path !== "CHANGELOG.md");
  const problems = pages.flatMap((path) => deadPaths({ path, text: readFileSync(path, "utf8") }, tree));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
