// Shopify's own command line, for building and deploying the extensions: `npm run extensions:build`, `npm run shopify -- app deploy`.
//
// It is large, and the app needs none of it: so it and what the extensions are made of have a package of their own here, installed from its
// lock file when first needed and left alone until that file changes.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const stampPath = fileURLToPath(new URL("node_modules/.installed", import.meta.url));
const cli = fileURLToPath(new URL("node_modules/@shopify/cli/bin/run.js", import.meta.url));

/** Installs what the extensions need, unless it is there already. Throws with npm's own words when npm fails. */
export function installForExtensions(): void {
  const wanted = createHash("sha256")
    .update(readFileSync(new URL("package-lock.json", import.meta.url)))
    .digest("hex");
  if (readIfThere(stampPath) === wanted) return;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const npm = process.env["npm_execpath"];
  const { status, error, stderr } = npm?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: here, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: here, encoding: "utf8" });
  if (status !== 0) throw new Error(`Couldn't install what the extensions need: ${error?.message ?? stderr}`);
  writeFileSync(stampPath, wanted);
}

/** Runs the command line at the app's root and answers its exit code. */
export function runShopify(args: readonly string[], stdio: "inherit" | "pipe" = "inherit"): { status: number; output: string } {
  const [topic, command = ""] = args;
  const building = topic === "app" && command === "build";
  // Where buyers' pages find the app. While developing, Shopify's command line writes in its tunnel's address itself.
  const address = topic === "app" && ["build", "deploy"].includes(command) && { APP_URL: appAddress() };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, ...args, ...(building ? ["--skip-dependencies-installation"] : [])],
    // A build asks nobody anything: it needs no login and no network.
    {
      cwd: root,
      stdio,
      encoding: "utf8",
      env: { ...process.env, ...address, SHOPIFY_CLI_NO_ANALYTICS: "1", ...(building && { CI: "1" }) },
    },
  );
  return { status: status ?? 1, output: `${stdout ?? ""}${stderr ?? ""}` };
}

/** Where a build has buyers' pages look for the app: `APP_URL`, or else what its manifest has (`shopify app config link` writes it there). */
export function appAddress(): string {
  const manifest = readFileSync(new URL("../shopify.app.toml", import.meta.url), "utf8");
  const url = process.env["APP_URL"] ?? /^application_url *= *"(.+)"/m.exec(manifest)?.[1];
  if (url === undefined) throw new Error("shopify.app.toml has no application_url.");
  return url.replace(/\/$/, "");
}

/** Shopify's command line wants it whole, and publishes whatever stands there: without it no merchant could switch a workflow on. */
function flowIsToldWhereTheAppIs(): void {
  const path = new URL("flow-use/shopify.extension.toml", import.meta.url);
  const told = /^url *= *"(.+)"/m.exec(readFileSync(path, "utf8"))?.[1];
  const wanted = `${appAddress()}/flow/use`;
  if (told !== wanted) throw new Error(`Set url = "${wanted}" in ${fileURLToPath(path)}: Shopify Flow says there who uses the triggers.`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Makes what the theme extension ships of its source. It is committed, so that it can be read and tried without a build. */
export async function buildCartOffersScript(): Promise<void> {
  const { buildScript } = await import("./cart-offers-script/build-script.ts");
  await buildScript();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installForExtensions();
  if (process.argv[2] === "app") await buildCartOffersScript();
  if (process.argv[2] === "app" && process.argv[3] === "deploy") flowIsToldWhereTheAppIs();
  process.exitCode = runShopify(process.argv.slice(2)).status;
}
