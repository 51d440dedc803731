import { readFileSync } from "node:fs";
import { GraphQLError } from "graphql";
import { parse } from "smol-toml";
import { z } from "zod";
import { mutation } from "../resolvers/mutation.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";

type Pixel = NonNullable<ShopState["webPixel"]>;
type Input = { webPixel: { settings: unknown } };
type Refusal = { code: string; field: string[] | null; message: string };

const manifest = new URL("../../../extensions/funnel-pixel/shopify.extension.toml", import.meta.url);
const Manifest = z.object({ extensions: z.array(z.object({ settings: z.object({ fields: z.record(z.string(), z.unknown()) }) })) });

/** The one pixel of the app in a shop, with the settings that its extension's manifest names. */
export const pixelResolvers: ResolverMap = {
  QueryRoot: {
    webPixel: (_: unknown, { id }: { id?: string | null }, { shop }: RequestContext) => {
      const found = id == null ? shop.webPixel : pixelBy(shop, id);
      if (!found) throw new GraphQLError("No web pixel was found for this app.", { extensions: { code: "RESOURCE_NOT_FOUND" } });
      return found;
    },
  },
  Mutation: {
    webPixelCreate: mutation((shop, { webPixel }: Input) => {
      if (!shop.isPixelDeployed) return refused({ code: "NO_EXTENSION", field: null, message: "No extension found." });
      if (shop.webPixel) return refused({ code: "TAKEN", field: null, message: "Web pixel is taken." });
      const settings = settingsOf(webPixel.settings);
      if ("code" in settings) return refused(settings);
      shop.webPixel = { __typename: "WebPixel", id: shop.nextId("webPixel"), settings: settings.values };
      return { webPixel: shop.webPixel, userErrors: [] };
    }),
    webPixelUpdate: mutation((shop, { id, webPixel }: Input & { id: string }) => {
      const pixel = pixelBy(shop, id);
      if (!pixel) return refused({ code: "NOT_FOUND", field: ["id"], message: "Pixel not found" });
      const settings = settingsOf(webPixel.settings);
      if ("code" in settings) return refused(settings);
      pixel.settings = settings.values;
      return { webPixel: pixel, userErrors: [] };
    }),
    webPixelDelete: mutation((shop, { id }: { id: string }) => {
      if (!pixelBy(shop, id))
        return { deletedWebPixelId: null, userErrors: [{ code: "NOT_FOUND", field: ["id"], message: "Pixel not found" }] };
      shop.webPixel = null;
      return { deletedWebPixelId: id, userErrors: [] };
    }),
  },
  WebPixel: { id: ({ id }: Pixel) => toGid("WebPixel", id) },
};

const pixelBy = (shop: ShopState, id: string) => (shop.webPixel?.id === numericId(id, "WebPixel") ? shop.webPixel : null);

const refused = (error: Refusal) => ({ webPixel: null, userErrors: [error] });

/** Shopify takes them as JSON, or as a text of it, and wants exactly those that the manifest names. */
function settingsOf(given: unknown): { values: Record<string, string> } | Refusal {
  const [extension] = Manifest.parse(parse(readFileSync(manifest, "utf8"))).extensions;
  const wanted = Object.keys(extension?.settings.fields ?? {});
  const { data: values } = z.record(z.string(), z.string().min(1)).safeParse(typeof given === "string" ? parsed(given) : given);
  if (!values) return { code: "INVALID_CONFIGURATION_JSON", field: ["settings"], message: "The settings are not a JSON object of texts." };
  const wrong = [...wanted.filter((name) => !(name in values)), ...Object.keys(values).filter((name) => !wanted.includes(name))];
  if (wrong.length > 0) return { code: "INVALID_SETTINGS", field: ["settings"], message: `Settings are invalid: ${wrong.join(", ")}` };
  return { values };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
