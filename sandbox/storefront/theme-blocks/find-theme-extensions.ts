import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

/** A theme app extension as it lies in its folder: nothing of it is built. */
export type ThemeExtension = { handle: string; folder: string; blocks: ThemeBlock[] };

export type ThemeBlock = {
  /** Its file's name. */
  name: string;
  template: string;
  /** `section` stands where the merchant puts it, `body` at the end of every page, `head` in its head. */
  target: "section" | "body" | "head";
  settings: { id: string; default?: string | number | boolean | undefined }[];
  /** Templates that it may stand on; all where it doesn't say. */
  templates: string[] | null;
  stylesheet: string | null;
  javascript: string | null;
};

const Extension = z.object({ type: z.string().optional(), handle: z.string().optional(), name: z.string().optional() });
const Toml = Extension.extend({ extensions: z.array(Extension).optional() });

const Schema = z.object({
  name: z.string(),
  target: z.enum(["section", "body", "head", "compliance_head"]),
  settings: z
    .array(z.looseObject({ id: z.string().optional(), default: z.union([z.string(), z.number(), z.boolean()]).optional() }))
    .default([]),
  enabled_on: z.object({ templates: z.array(z.string()).optional() }).optional(),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
});

/** The theme app extensions in a folder of extensions, read anew each time: who edits one sees it with the next page. */
export function findThemeExtensions(extensionsFolder: string): ThemeExtension[] {
  return globSync("*/shopify.extension.toml", { cwd: extensionsFolder }).flatMap((path) => {
    const folder = join(extensionsFolder, path, "..");
    const toml = Toml.parse(parse(readFileSync(join(extensionsFolder, path), "utf8")));
    const [found] = [toml, ...(toml.extensions ?? [])].filter(({ type }) => type === "theme");
    if (!found) return [];
    const blocks = globSync("blocks/*.liquid", { cwd: folder }).map((block) => readBlock(folder, block));
    return [{ handle: found.handle ?? basename(folder), folder, blocks: blocks.sort((a, b) => a.name.localeCompare(b.name)) }];
  });
}

function readBlock(folder: string, path: string): ThemeBlock {
  const template = readFileSync(join(folder, path), "utf8");
  const written = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(template)?.[1];
  if (written === undefined) throw new Error(`${join(folder, path)} has no {% schema %}.`);
  const schema = Schema.parse(JSON.parse(written));
  const words = wordsOfSchema(folder);
  return {
    name: basename(path, ".liquid"),
    template,
    target: schema.target === "compliance_head" ? "head" : schema.target,
    settings: schema.settings.flatMap(({ id, default: value }) =>
      id === undefined
        ? []
        : [{ id, default: typeof value === "string" && value.startsWith("t:") ? lookUp(words, value.slice(2)) : value }],
    ),
    templates: schema.enabled_on?.templates?.includes("*") ? null : (schema.enabled_on?.templates ?? null),
    stylesheet: schema.stylesheet ?? null,
    javascript: schema.javascript ?? null,
  };
}

/** The words of a key with dots; the key itself where there are none. */
export function lookUp(words: unknown, key: string): string {
  let found: unknown = words;
  for (const part of key.split("."))
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  return typeof found === "string" ? found : key;
}

function wordsOfSchema(folder: string): unknown {
  const path = join(folder, "locales", "en.default.schema.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
