import { convert } from "html-to-text";
import { Liquid } from "liquidjs";
import type { RenderAnswer } from "./template-work.ts";

/**
 * Milliseconds of wall time, and what LiquidJS counts as memory and as source: a template that a person means is far below each, also where the
 * machine has much else to do.
 */
const LIMITS = { renderLimit: 1000, memoryLimit: 5_000_000, parseLimit: 1_000_000 };
/** Of everything that a template can see only what it was given, and no file. */
const common = { ...LIMITS, ownPropertyOnly: true, strictVariables: false, strictFilters: true, templates: {} };

const inHtml = new Liquid({ ...common, outputEscape: "escape" });
const inText = new Liquid(common);

/** Signs: what a mail may have at the most (channels/smtp), and more than anybody reads. */
const LARGEST = { html: 1_000_000, text: 1_000_000 };

/** Gmail's limit, in bytes. */
export const CLIPPED_AT = 102_000;

/**
 * Fills in a compiled template for one person: what is said of them stands in HTML as text, whatever signs are in it, unless the template says
 * `raw`. The part without HTML is made from the other.
 */
export async function renderMail(subject: string, html: string, variables: object): Promise<RenderAnswer> {
  try {
    const filled = String(await inHtml.parseAndRender(html, variables));
    if (filled.length > LARGEST.html) return tooLarge;
    const line = String(await inText.parseAndRender(subject, variables));
    const asked = [...inHtml.globalVariableSegmentsSync(html), ...inText.globalVariableSegmentsSync(subject)];
    const missing = new Set(
      asked.filter((path) => isMissing(path, variables)).map((path) => path.filter((part) => typeof part === "string").join(".")),
    );
    const text = convert(filled, {
      wordwrap: 78,
      limits: { maxInputLength: LARGEST.html },
      selectors: [
        { selector: "img", format: "skip" },
        { selector: "a", options: { hideLinkHrefIfSameAsText: true } },
      ],
    });
    if (text.length > LARGEST.text) return tooLarge;
    const isClipped = Buffer.byteLength(filled) > CLIPPED_AT;
    return { outcome: "rendered", mail: { subject: line, html: filled, text }, missing: [...missing].toSorted(), isClipped };
  } catch (fault) {
    return { outcome: "refused", problems: [{ code: "liquid", detail: fault instanceof Error ? fault.message.slice(0, 500) : "" }] };
  }
}

const tooLarge: RenderAnswer = { outcome: "refused", problems: [{ code: "too-large", detail: "" }] };

/** Whether nobody gave what stands at a path. Of lists and texts LiquidJS knows the parts (`first`, `size`). */
function isMissing(path: readonly unknown[], variables: unknown): boolean {
  let at: unknown = variables;
  for (const part of path) {
    if (Array.isArray(at) || typeof at === "string") return false;
    if (typeof part !== "string") return false;
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return true;
    at = (at as Record<string, unknown>)[part];
  }
  return at === undefined;
}
