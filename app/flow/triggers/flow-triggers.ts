import { cutText } from "#app/platform/cut-text.ts";

/**
 * What Waybill tells Shopify Flow of: the handle of the extension that declares it (`extensions/flow-*`), and the fields of its payload, as the
 * extension has them. References stand under Shopify's own keys, and are left out where there is nothing to refer to.
 */
export const flowTriggers = {
  "cart-abandoned": declared(["customer_id"], {
    "Event ID": "text",
    "Cart ID": "text",
    "Cart value": "number",
    Currency: "text",
    Items: "number",
    Products: "text",
    "At checkout": "boolean",
  }),
  "cart-recovered": declared(["customer_id", "order_id"], {
    "Event ID": "text",
    "Cart ID": "text",
    "Cart value": "number",
    Currency: "text",
    "Hours since left": "number",
    "By a message": "boolean",
  }),
  "order-exception-opened": declared(["order_id"], {
    "Event ID": "text",
    Cause: "text",
    Problem: "text",
    Details: "text",
    Warehouse: "text",
  }),
  "parcel-late": declared(["order_id"], {
    "Event ID": "text",
    Parcel: "text",
    Warehouse: "text",
    "Was to leave on": "text",
  }),
  "stock-out-ahead": declared(["product_id"], {
    "Event ID": "text",
    SKU: "text",
    Title: "text",
    "Units left": "number",
    "Sold a day": "number",
    "Days left": "number",
    "Gone on": "text",
  }),
} as const;

export type FlowTriggerHandle = keyof typeof flowTriggers;
export const FLOW_TRIGGERS = Object.keys(flowTriggers) as FlowTriggerHandle[];

type Kind = "text" | "number" | "boolean";
type ValueOf<K> = K extends "text" ? string : K extends "number" ? number : boolean;

/** What is to be told by a trigger. */
export type FlowFacts<Handle extends FlowTriggerHandle> = {
  references: Partial<Record<(typeof flowTriggers)[Handle]["references"][number], bigint | null>>;
  fields: {
    [Field in Exclude<keyof (typeof flowTriggers)[Handle]["fields"], "Event ID">]: ValueOf<(typeof flowTriggers)[Handle]["fields"][Field]>;
  };
};

export type FlowPayload = Readonly<Record<string, string | number | boolean>>;

function declared<const References extends readonly string[], const Fields extends Record<string, Kind>>(
  references: References,
  fields: Fields,
): { references: References; fields: Fields } {
  return { references, fields };
}

/** So long a text may be: with every field full, in any script, a payload stays below the 50,000 bytes that Shopify Flow takes. */
const LONGEST_TEXT = 1000;

/** A payload as Shopify Flow takes it. Numbers have three decimals at the most; texts are one line, and cut. */
export function flowPayload<Handle extends FlowTriggerHandle>(eventId: string, { references, fields }: FlowFacts<Handle>): FlowPayload {
  const payload: Record<string, string | number | boolean> = { "Event ID": oneLine(eventId) };
  // Shopify's own numbers are exact as numbers of JSON.
  for (const [key, id] of Object.entries<bigint | null | undefined>(references)) if (id != null) payload[key] = Number(id);
  for (const [key, value] of Object.entries<string | number | boolean>(fields))
    payload[key] = typeof value === "string" ? oneLine(value) : typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
  return payload;
}

const oneLine = (text: string): string => cutText(text.replaceAll(/\s+/gu, " ").trim(), LONGEST_TEXT);

/**
 * The trigger that Shopify Flow means by a definition's id, which is a text of its own choice: the handle of an extension, or its name, which are the same
 * but for capitals and spaces. Undefined where it is none that is known.
 */
export function triggerOf(definition: string): FlowTriggerHandle | undefined {
  const meant = definition.trim().toLowerCase().replaceAll(/\s+/g, "-");
  return FLOW_TRIGGERS.find((handle) => handle === meant);
}
