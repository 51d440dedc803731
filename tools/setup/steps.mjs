import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { dependenciesAreCurrent, installDependencies } from "./dependencies.mjs";
import { houseNode, runQuietly } from "./run.mjs";

const isSource = (path) => !/\.(test\.tsx?|tsbuildinfo)$/.test(path);

/**
 * What must be there before anything of the house runs, in order. A step is done again when what it is made `from` has changed, or when
 * what it `makes` is missing.
 */
const steps = [
  {
    name: "database client",
    from: ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"],
    makes: ["generated/prisma/client.ts"],
    run: (root) => runQuietly(root, houseNode(root), ["tools/setup/generate.mjs"]),
  },
  {
    name: "Shopify's Admin schema",
    from: ["tools/setup/fetch-admin-schema.mjs"],
    makes: [".cache/admin_2026-10.json.gz"],
    run: (root) => runQuietly(root, houseNode(root), ["tools/setup/fetch-admin-schema.mjs"]),
  },
  {
    name: "types of the GraphQL documents",
    from: ["app", "tools/codegen", "tools/setup/fetch-admin-schema.mjs"],
    counts: (path) => path.endsWith(".graphql") || path.startsWith("tools/codegen/"),
    makes: ["generated/admin"],
    run: (root) => runQuietly(root, houseNode(root), ["tools/codegen/generate-documents.ts"]),
  },
  {
    name: "production build",
    from: ["app", "extensions", "generated", "package.json", "package-lock.json", "tools/previews", "tsconfig.json", "vite.config.ts"],
    counts: isSource,
    makes: ["build/server/index.js", "build/client/assets"],
    isBuild: true,
    run: (root) => runQuietly(root, join(root, "node_modules/.bin/remix"), ["vite:build"], { NODE_ENV: "production" }),
  },
];

/** Makes everything that is missing or out of date; says on standard error, in a line each, what it did and how long that took. */
export async function prepare(root, { build }) {
  if (!(await dependenciesAreCurrent(root))) await timed("dependencies from npm", () => installDependencies(root));

  for (const step of steps.filter(({ isBuild }) => build || !isBuild)) {
    const stamp = join(root, ".cache", "made", step.name.replaceAll(/\W+/g, "-"));
    const hash = await contentHash(root, step.from, step.counts);
    const isThere = step.makes.every((path) => existsSync(join(root, path)));
    if (isThere && (await readFile(stamp, "utf8").catch(() => "")) === hash) continue;

    // Gone until the step is done: what is broken off half-way is done again.
    await rm(stamp, { force: true });
    await timed(step.name, () => step.run(root));
    await mkdir(join(root, ".cache", "made"), { recursive: true });
    await writeFile(stamp, hash);
  }
}

async function timed(name, work) {
  const begun = performance.now();
  await work();
  console.error(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
