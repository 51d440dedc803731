import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Liquid } from "liquidjs";

type Block = { name: string; markup: string };
type Schema = { settings: { id?: string; default?: string | number | boolean }[] };

/** The blocks of a theme extension in each language, with their settings as they are before a merchant changes them. */
export async function drawBlocks(folder: string, languages: readonly string[]): Promise<Record<string, Block[]>> {
  const drawn: Record<string, Block[]> = {};
  for (const language of languages) drawn[language] = await Promise.all(blocksIn(folder).map((path) => draw(folder, path, language)));
  return drawn;
}

const blocksIn = (folder: string) => globSync("blocks/*.liquid", { cwd: folder });

async function draw(folder: string, path: string, language: string): Promise<Block> {
  const [markup = "", rest = ""] = readFileSync(join(folder, path), "utf8").split("{% schema %}");
  const schema = JSON.parse(rest.split("{% endschema %}")[0] ?? "") as Schema;
  const settings = Object.fromEntries(schema.settings.flatMap(({ id, default: value }) => (id === undefined ? [] : [[id, value]])));
  const context = {
    block: { settings, shopify_attributes: "" },
    ...(schema.settings.some(({ id }) => id === "limit") && { product: { id: 1 } }),
    request: { page_type: "preview", design_mode: false },
    localization: { country: { iso_code: "" }, market: { id: "" } },
  };
  const rendered: unknown = await liquidIn(folder, language).parseAndRender(markup, context, { globals: context });
  return { name: basename(path, ".liquid"), markup: String(rendered) };
}

/** Shopify's Liquid as far as our blocks lean on it. The page brings script and styles itself. */
function liquidIn(folder: string, language: string): Liquid {
  const liquid = new Liquid({ root: join(folder, "blocks"), partials: join(folder, "snippets"), extname: ".liquid", strictFilters: true });
  const file = language === "en" ? "en.default.json" : `${language}.json`;
  const words: unknown = JSON.parse(readFileSync(join(folder, "locales", file), "utf8"));
  liquid.registerFilter("asset_url", () => "");
  liquid.registerFilter("stylesheet_tag", () => "");
  liquid.registerFilter("money", String);
  liquid.registerFilter("t", (key: string, ...named: [string, string][]) => {
    let found = words;
    for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
    return String(found).replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => Object.fromEntries(named)[name] ?? "");
  });
  return liquid;
}
