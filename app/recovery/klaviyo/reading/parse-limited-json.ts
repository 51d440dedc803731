import type { Message } from "#app/platform/messages/message.ts";
import { klaviyo } from "../messages.ts";

/** Signs of all that is read at once, and how deep it may be nested: Klaviyo's deepest (a filter within a variant within an action) is 14. */
export const LARGEST_UPLOAD = 6_000_000;
const DEEPEST = 60;

export type ParsedJson = { outcome: "parsed"; value: unknown } | { outcome: "refused"; problem: Message };

/** JSON of a stranger's: refused where it is too large, nested too deep, or none, with where the fault is. */
export function parseLimitedJson(text: string): ParsedJson {
  const refused = (problem: Message): ParsedJson => ({ outcome: "refused", problem });
  if (text.length > LARGEST_UPLOAD) return refused(klaviyo.message("too-large", { megabytes: LARGEST_UPLOAD / 1_000_000 }));
  if (isDeeper(text, DEEPEST)) return refused(klaviyo.message("too-deep", { most: DEEPEST }));
  try {
    return { outcome: "parsed", value: JSON.parse(text.replace(/^\uFEFF/, ""), UNKEEPABLE.test(text) ? keepable : undefined) as unknown };
  } catch (fault) {
    return refused(whereIn(text, fault));
  }
}

/** As JSON writes what no database keeps. */
const UNKEEPABLE = /\\u(?:0000|d[89a-f])/i;

/** Texts without what a database keeps none of: a sign of nothing, and half of a sign. */
const keepable = (_: string, value: unknown): unknown => (typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value);

/** Looks at the signs alone, before anything is built of them. */
function isDeeper(text: string, most: number): boolean {
  let [depth, isText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isText) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth > most) return true;
    } else if (sign === "}" || sign === "]") depth -= 1;
  }
  return false;
}

/** V8 says at which sign it stopped, or what stands around it. */
function whereIn(text: string, fault: unknown): Message {
  const said = fault instanceof Error ? fault.message : "";
  const [, position] = /at position (\d+)/.exec(said) ?? [];
  if (position === undefined) {
    const [, near = ""] = /, (?:\.\.\.)?(".*)is not valid JSON$/s.exec(said) ?? [];
    return near === ""
      ? klaviyo.message("ends-early")
      : klaviyo.message("not-json-near", { near: near.replaceAll("...", "").trim().slice(0, 80) });
  }
  if (Number(position) >= text.trimEnd().length) return klaviyo.message("ends-early");
  const before = text.slice(0, Number(position)).split("\n");
  return klaviyo.message("not-json", { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}
