const MASK = "•••";

/** Names under which nothing of a person stands, whatever stands there: what somebody needs who looks for what went wrong. */
const PLAIN =
  /^(id|.*_id|.*Id|ids|admin_graphql_api_id|reference|reference_id|external_id|status|.*_status|state|kind|type|topic|reason|sku|currency|.*_currency|fulfillment_service|service|event|resource|.*_at|.*At|__typename)$/;
/** What tells no person from another: an id, a moment, a number, a word of Shopify's in capitals. */
const HARMLESS = /^(gid:\/\/[\w./-]+|\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?|[+-]?\d{1,6}(\.\d+)?|[A-Z][A-Z_]{2,40})$/;
/** Names under which also a number is somebody's. */
const PERSONAL = /phone|zip|postal|latitude|longitude|ip|birth|tax|vat/i;
/** How much of one value is shown: an id is short. */
const LONGEST = 80;

/**
 * What an event says, without what it says of a person: each text stands masked unless its name or its form tells that it is nobody's. What
 * is not JSON is masked as a whole, since nothing tells what is what in it. Indented, for people to read.
 */
export function maskPayload(body: string): string {
  const said = parsed(body);
  return said === undefined ? MASK : JSON.stringify(masked(said, ""), null, 2);
}

/** What a failure says, without what it quotes: a name or an address may stand in it. */
export function maskFault(said: string): string {
  return said
    .slice(0, 2000)
    .split(/\s/)
    .map((word) => (word.includes("@") ? word.replace(/[^,;:]{1,300}/, MASK) : word))
    .join(" ")
    .replaceAll(/(["'`“])([^"'`“”]{0,500})["'`”]/g, (whole, mark: string, quoted: string) =>
      NAME.test(quoted) ? whole : `${mark}${MASK}${mark}`,
    )
    .replaceAll(/\+?\d[\d ()-]{7,30}\d/g, (digits) => (/^\d{13,20}$/.test(digits) ? digits : MASK))
    .slice(0, 400);
}

/** What a program calls something: a field, a column. */
const NAME = /^[a-z_][\w.]{0,40}$/;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function masked(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, key)]));
  if (typeof value === "boolean" || value === null) return value;
  if (PERSONAL.test(name)) return MASK;
  if (typeof value === "number") return value;
  const text = typeof value === "string" ? value : "";
  return text === "" || HARMLESS.test(text) || (PLAIN.test(name) && text.length <= LONGEST && !text.includes("@")) ? text : MASK;
}
