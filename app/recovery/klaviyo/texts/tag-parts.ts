import { shortened } from "#app/platform/cut-text.ts";

/** Any space as one, and none around. */
export const oneSpaced = (text: string): string => text.split(/\s+/).join(" ").trim();

/** A tag as it is told of: its spaces as one, and not longer than a line. */
export const tagSource = (tag: string): string => shortened(oneSpaced(tag.slice(0, 400).toWellFormed()), 120);

/** A tag's argument in quotes: `'Leave us'`. */
export function argOf(rest: string): string | undefined {
  const plain = rest.trim();
  const quote = plain[0];
  if (quote !== "'" && quote !== '"') return undefined;
  const end = plain.indexOf(quote, 1);
  return end > 1 ? plain.slice(1, end) : undefined;
}

/** A loop that is open: over the lines of a cart, or over something else. */
export type Loop = { name: string; isLines: boolean; liquid: string };

/** Of what event a cart's lines are. */
export const LINES: readonly string[] = ["event.extra.line_items", "event.line_items", "event.items", "event.extra.items"];

/** `item in event.extra.line_items|slice:':3'`. */
export function convertLoop(rest: string): Loop {
  const [, name = "", over = "", filter = ""] = /^([A-Za-z_]\w*)\s+in\s+([\w.$]+)\s*(\|.*)?$/.exec(rest.trim()) ?? [];
  const [, most] = /^\|\s*slice\s*:\s*['"]:(\d{1,2})['"]$/.exec(filter.trim()) ?? [];
  const isLines = LINES.includes(over.toLowerCase()) && (filter === "" || most !== undefined);
  return { name, isLines, liquid: `{% for ${name} in cart.items${most === undefined ? "" : ` limit: ${most}`} %}` };
}

/** Divides at a sign that stands in no quotes. */
export function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts: string[] = [];
  let [part, quote] = ["", ""];
  for (const one of text) {
    if (quote === "" && one === sign) {
      parts.push(part);
      part = "";
      continue;
    }
    if (one === quote) quote = "";
    else if (quote === "" && (one === "'" || one === '"')) quote = one;
    part += one;
  }
  return [...parts, part];
}
