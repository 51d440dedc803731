import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import type { HostedApp } from "../../storefront/hosted-app.ts";

/** An extension of the app that runs in a page: what its manifest says, and where its built bundle lies. */
export type Extension = {
  handle: string;
  folder: string;
  type: "ui_extension" | "checkout_post_purchase";
  apiVersion: string;
  targets: { target: string; metafields: MetafieldName[] }[];
  apiAccess: boolean;
  networkAccess: boolean;
  blockProgress: boolean;
  /** What the build wrote last; null before the first build. */
  bundle: string | null;
};

export type MetafieldName = { namespace: string; key: string };

const Metafields = z.array(z.object({ namespace: z.string().default("$app"), key: z.string() })).default([]);
const Capabilities = z.object({ api_access: z.boolean(), network_access: z.boolean(), block_progress: z.boolean() }).partial();
const OneExtension = z.object({
  type: z.string(),
  handle: z.string().optional(),
  targeting: z.array(z.object({ target: z.string(), metafields: Metafields })).default([]),
  capabilities: Capabilities.default({}),
  metafields: Metafields,
});
const Toml = z.object({ api_version: z.string().default(""), extensions: z.array(z.unknown()).default([]) });

/** The extensions of an app that run in buyers' pages, read anew each time: who builds one again sees it with the next page. */
export function findExtensions({ extensionsFolder }: HostedApp): Extension[] {
  return globSync("*/shopify.extension.toml", { cwd: extensionsFolder })
    .sort()
    .flatMap((path) => {
      const folder = join(extensionsFolder, path, "..");
      const { api_version, extensions } = Toml.parse(parse(readFileSync(join(extensionsFolder, path), "utf8")));
      return extensions.flatMap((written): Extension[] => {
        const found = OneExtension.parse(written);
        if (found.type !== "ui_extension" && found.type !== "checkout_post_purchase") return [];
        const handle = found.handle ?? basename(folder);
        return [
          {
            handle,
            folder,
            type: found.type,
            apiVersion: api_version,
            targets: found.targeting.map(({ target, metafields }) => ({ target, metafields: [...found.metafields, ...metafields] })),
            apiAccess: found.capabilities.api_access ?? false,
            networkAccess: found.capabilities.network_access ?? false,
            blockProgress: found.capabilities.block_progress ?? false,
            bundle: bundleIn(folder, handle),
          },
        ];
      });
    });
}

/** The words of an extension in a language, as its bundle is given them, and the language that they are in. */
export function wordsOf({ folder }: Extension, language: string): { language: string; words: unknown } {
  const files = globSync("locales/*.json", { cwd: folder }).filter((file) => !file.endsWith(".schema.json"));
  const own = files.find((file) => basename(file).split(".")[0] === language);
  const file = own ?? files.find((one) => one.endsWith(".default.json"));
  if (file === undefined) return { language: "en", words: {} };
  return { language: basename(file).split(".")[0] ?? "en", words: JSON.parse(readFileSync(join(folder, file), "utf8")) };
}

function bundleIn(folder: string, handle: string): string | null {
  const named = join(folder, "dist", `${handle}.js`);
  if (existsSync(named)) return named;
  const [other] = globSync("dist/*.js", { cwd: folder });
  return other === undefined ? null : join(folder, other);
}
