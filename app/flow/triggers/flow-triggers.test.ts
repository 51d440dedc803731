import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { flowPayload, FLOW_TRIGGERS, flowTriggers, triggerOf } from "./flow-triggers.ts";

const Manifest = z.object({
  extensions: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      handle: z.string().max(30),
      url: z.string().optional(),
      runtime_url: z.string().optional(),
    }),
  ),
  settings: z.object({ fields: z.array(z.object({ type: z.string(), key: z.string().optional() })) }).optional(),
});
const extensions = fileURLToPath(new URL("../../../extensions/", import.meta.url));
const declared = globSync("flow-*/shopify.extension.toml", { cwd: extensions }).flatMap((path) => {
  const manifest = Manifest.parse(parse(readFileSync(`${extensions}${path}`, "utf8")));
  return manifest.extensions.map((extension) => ({ ...extension, fields: manifest.settings?.fields ?? [] }));
});
const ofType = (type: string) => declared.filter((one) => one.type === type);

const kinds: Record<string, string> = { single_line_text_field: "text", number_decimal: "number", boolean: "boolean" };

test("what Waybill tells Shopify Flow is what the extensions declare, field by field", () => {
  const inManifests = ofType("flow_trigger").map(({ handle, fields }) => [
    handle,
    {
      references: fields.filter(({ key }) => key === undefined).map(({ type }) => type.replace(/_reference$/, "_id")),
      fields: Object.fromEntries(fields.flatMap(({ key, type }) => (key === undefined ? [] : [[key, kinds[type]]]))),
    },
  ]);
  expect(Object.fromEntries(inManifests)).toEqual(flowTriggers);
});

test("Shopify Flow says who uses the triggers where the app is", () => {
  const manifest = z.object({ application_url: z.string() }).parse(parse(readFileSync(`${extensions}../shopify.app.toml`, "utf8")));
  expect(ofType("flow_trigger_lifecycle_callback").map(({ url }) => url)).toEqual([`${manifest.application_url}/flow/use`]);
});

test("a trigger is known by its handle and by the name that merchants read", () => {
  for (const { handle, name } of ofType("flow_trigger")) expect([triggerOf(handle), triggerOf(name)]).toEqual([handle, handle]);
  expect(triggerOf("0193c1f0-0000-7000-8000-000000000000")).toBeUndefined();
});

test("a payload stays below what Shopify Flow takes, however long everything is, in any script", () => {
  const long = "👩🏽‍🚀ก็\n".repeat(20_000);
  for (const handle of FLOW_TRIGGERS) {
    const fields = Object.entries(flowTriggers[handle].fields).filter(([key]) => key !== "Event ID");
    const full = fields.map(([key, kind]) => [key, kind === "text" ? long : kind === "number" ? 1 / 3 : true]);
    const payload = flowPayload(handle, { references: {}, fields: Object.fromEntries(full) as never });
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(50_000);
    expect(Object.keys(payload)).toEqual(["Event ID", ...fields.map(([key]) => key)]);
  }
});

test("what there is nothing to refer to is left out, and a number is as exact as money", () => {
  const fields = { "Cart ID": "c", "Cart value": 1234.5678, Currency: "KWD", Items: 2, Products: "Mug", "At checkout": true };
  expect(flowPayload<"cart-abandoned">("e", { references: { customer_id: null }, fields })).toEqual({
    "Event ID": "e",
    ...fields,
    "Cart value": 1234.568,
  });
  expect(flowPayload<"cart-abandoned">("e", { references: { customer_id: 7_000_000_000_001n }, fields })).toMatchObject({
    customer_id: 7_000_000_000_001,
  });
});
