import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { z } from "zod";

const Field = z.object({ type: z.string(), key: z.string().optional(), required: z.boolean().default(false) });
const Manifest = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        name: z.string(),
        handle: z.string(),
        runtime_url: z.string().optional(),
        url: z.string().optional(),
      }),
    )
    .length(1),
  settings: z.object({ fields: z.array(Field).default([]) }).default({ fields: [] }),
});

/** What an extension of the app's declares to Shopify Flow. */
export type FlowExtension = z.infer<typeof Manifest>["extensions"][number] & {
  fields: { key: string; type: string; required: boolean }[];
};

const extensions = fileURLToPath(new URL("../../../extensions/", import.meta.url));
let read: FlowExtension[] | undefined;

/** The app's triggers, actions and the address that is told of their use, from their manifests, as if they were deployed. */
export function flowExtensions(type: "flow_trigger" | "flow_action" | "flow_trigger_lifecycle_callback"): FlowExtension[] {
  read ??= globSync("*/shopify.extension.toml", { cwd: extensions })
    .map((path) => readFileSync(`${extensions}${path}`, "utf8"))
    .filter((text) => /^type = "flow_/m.test(text))
    .map((text) => {
      const { extensions: declared, settings } = Manifest.parse(parse(text));
      const [extension = z.never().parse(undefined)] = declared;
      return { ...extension, fields: settings.fields.map(({ key, ...field }) => ({ ...field, key: key ?? keyOf(field.type) })) };
    });
  return read.filter((extension) => extension.type === type);
}

/** Of a reference Shopify makes the key itself: `customer_id` of a `customer_reference`. */
const keyOf = (type: string): string => type.replace(/_reference$/, "_id");
