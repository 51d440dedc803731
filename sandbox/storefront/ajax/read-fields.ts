import type { IncomingMessage } from "node:http";
import { readBody } from "../../shopify/api/read-body.ts";

/** What a call of the cart says: JSON, or a form with names such as `items[0][id]`. */
export type Fields = { [name: string]: unknown };

export async function readFields(request: IncomingMessage): Promise<Fields> {
  const type = request.headers["content-type"] ?? "";
  const body = await readBody(request);
  if (type.includes("json")) {
    const read: unknown = body === "" ? {} : JSON.parse(body);
    return isFields(read) ? read : {};
  }
  const form = await new Response(body, { headers: { "content-type": type || "application/x-www-form-urlencoded" } }).formData();
  const fields: Fields = {};
  for (const [name, value] of form) if (typeof value === "string") put(fields, name.split(/[[\]]+/).filter(Boolean), value);
  return fields;
}

/** A list of fields, as JSON or as a form's `items[0]`, `items[1]`. */
export function listOf(value: unknown): Fields[] {
  const all = Array.isArray(value) ? (value as unknown[]) : isFields(value) ? Object.values(value) : [];
  return all.filter(isFields);
}

/** Text by name, such as attributes and properties; null and empty take one away. */
export function textsOf(value: unknown): Record<string, string | null> {
  if (!isFields(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text === null || text === "" ? null : textOf(text)]));
}

/** A number or text as text; nothing otherwise. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function put(fields: Fields, [name = "", ...rest]: string[], value: string): void {
  if (name === "__proto__") return;
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner = isFields(fields[name]) ? fields[name] : {};
  fields[name] = inner;
  put(inner, rest, value);
}
