// Plain JavaScript that the machine's own Node (20.19 and later) runs: set-up comes before everything else.
//
// Shopify ships the Admin API's introspection, with the access scope of each field, in an npm package of its own, and the Storefront API's,
// which the sandbox's buyers' pages ask. That package drags in a whole tool chain, so only its tarball is fetched (integrity pinned) and the
// two files kept, in `.cache/`.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tarball = {
  spec: "@shopify/dev-mcp@1.16.0",
  integrity: "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==",
};
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
const cacheFolder = fileURLToPath(new URL("../../.cache/", import.meta.url));

/** Puts the official schemas into `.cache/`. Does nothing when they are there and unharmed. Answers what it did. */
export async function fetchAdminSchema() {
  const missing = [];
  for (const file of schemaFiles) if (!(await isIntact(join(cacheFolder, file.name), file.sha512))) missing.push(file);
  if (missing.length === 0) return "already there";

  const { default: pacote } = await import("pacote");
  await mkdir(cacheFolder, { recursive: true });
  // Beside its destination, so that the last step is a rename and no half-written file is ever taken for the schema.
  const unpacked = await mkdtemp(join(cacheFolder, "dev-mcp-")).catch(() => mkdtemp(join(tmpdir(), "dev-mcp-")));
  try {
    await pacote.extract(tarball.spec, unpacked, { integrity: tarball.integrity, ...(await npmsOwnWay()) });
    for (const { name, sha512 } of missing) {
      const found = join(unpacked, "dist", "data", name);
      if (!(await isIntact(found, sha512))) throw new Error(`${tarball.spec} does not hold the ${name} that Waybill was written for.`);
      await rename(found, join(cacheFolder, name));
    }
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
  return "fetched";
}

/** How npm itself reaches its registry here: behind a company's proxy or certificate as anywhere else. npm tells its scripts. */
async function npmsOwnWay() {
  const told = (name) => process.env[`npm_config_${name}`] || undefined;
  const cafile = told("cafile");
  const way = {
    registry: told("registry"),
    proxy: told("proxy"),
    httpsProxy: told("https_proxy"),
    noProxy: told("noproxy"),
    ca: cafile && (await readFile(cafile, "utf8")).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g),
  };
  return Object.fromEntries(Object.entries(way).filter(([, value]) => value));
}

async function isIntact(path, sha512) {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && createHash("sha512").update(bytes).digest("base64") === sha512;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`Shopify's schemas: ${await fetchAdminSchema()}.`);
