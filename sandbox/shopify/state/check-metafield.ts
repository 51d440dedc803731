import { createHash } from "node:crypto";
import type { MetafieldRecord } from "./metafield-record.ts";
import { keptValue, METAFIELD_TYPES } from "./metafield-value.ts";

export type NewMetafield = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};

export type MetafieldError = { field: string[]; message: string; code: string | null; elementIndex: null };

/** The app's own namespace: `$app` in what it asks, with its number in what it is told. */
const OWN = "app--347082227713";

/** `$app` and `$app:name` as Shopify keeps them; nothing means `$app`. */
export function namespaceOf(asked: string | null | undefined): string {
  if (asked == null || asked === "$app") return OWN;
  return asked.startsWith("$app:") ? `${OWN}--${asked.slice("$app:".length)}` : asked;
}

/** Whether a namespace is another app's own. */
export const isForeign = (namespace: string): boolean => /^app--\d+/.test(namespace) && !namespace.startsWith(OWN);

export const FOREIGN = "Access to this namespace and key on Metafields for this resource type is not allowed.";

/** What `compareDigest` compares: it changes with the value. */
export const digestOf = ({ value }: Pick<MetafieldRecord, "value">): string => createHash("sha256").update(value).digest("hex");

const reserved = new Set(["shopify_standard", "protected", "shopify-l10n-fields"]);

/** What is wrong with a metafield as asked for. `known` is the one that is there now; `owned` says that its owner exists. */
export function checkMetafield(one: NewMetafield, index: number, known: MetafieldRecord | undefined, owned: boolean): MetafieldError[] {
  const errors: MetafieldError[] = [];
  const at = ["metafields", String(index)];
  const wrong = (name: string | null, message: string, code: string | null) =>
    errors.push({ field: name === null ? at : [...at, name], message, code, elementIndex: null });
  const length = (name: "namespace" | "key", text: string, least: number, most: number) => {
    const word = name === "key" ? "Key" : "Namespace";
    if (text.length < least) wrong(name, `${word} is too short (minimum is ${least} characters)`, "TOO_SHORT");
    if (text.length > most) wrong(name, `${word} is too long (maximum is ${most} characters)`, "TOO_LONG");
  };

  if (!owned) wrong("ownerId", "Owner does not exist.", "INVALID_VALUE");
  length("namespace", namespaceOf(one.namespace), 3, 255);
  length("key", one.key, 2, 64);
  if (reserved.has(one.namespace ?? "")) wrong("namespace", `Namespace ${one.namespace} is a reserved namespace`, null);
  if (isForeign(one.namespace ?? "")) wrong(null, FOREIGN, "APP_NOT_AUTHORIZED");
  const type = one.type ?? known?.type;
  if (!type) wrong("type", "Type can't be blank", "BLANK");
  else if (!METAFIELD_TYPES.test(type)) wrong("type", `Type name ${type} is not a valid type.`, "INVALID_TYPE");
  else {
    const message = wrongValue(type, one.value);
    if (message !== null) wrong("value", message, "INVALID_VALUE");
  }
  // What changes nothing is let through, whatever it was compared with.
  const same = known !== undefined && type === known.type && keptValue(known.type, one.value) === known.value;
  if (one.compareDigest !== undefined && !same && one.compareDigest !== (known ? digestOf(known) : null))
    wrong(null, "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.", "STALE_OBJECT");
  return errors;
}

function wrongValue(type: string, value: string): string | null {
  if (value === "") return "Value can't be blank.";
  if (type === "number_integer") return /^[+-]?\d+$/.test(value) ? null : "Value must be an integer.";
  if (type === "number_decimal") return /^[+-]?\d+(\.\d+)?$/.test(value) ? null : "Value must be a decimal.";
  if (type === "boolean") return /^(true|false)$/.test(value) ? null : "Value must be true or false.";
  if (type === "date") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : "Value must be in YYYY-MM-DD format.";
  if (type === "single_line_text_field") return value.includes("\n") ? "Value must be a single line text string." : null;
  if (type !== "json" && !type.startsWith("list.")) return null;
  try {
    JSON.parse(value);
    return null;
  } catch (fault) {
    return `Value is invalid JSON: ${fault instanceof Error ? fault.message : "unreadable"}.`;
  }
}
