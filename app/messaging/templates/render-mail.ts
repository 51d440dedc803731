import { convert } from "html-to-text";
import { Liquid, type Template } from "liquidjs";
import type { RenderAnswer, TextsAnswer } from "./template-work.ts";

/**
 * Milliseconds of wall time, and what LiquidJS counts as memory and as source: a template that a person means is far below each, also where the
 * machine has much else to do.
 */
const LIMITS = { renderLimit: 4000, memoryLimit: 5_000_000, parseLimit: 1_000_000 };
/** Of everything that a template can see only what it was given, and no file. */
export const LIQUID = { ...LIMITS, ownPropertyOnly: true, strictVariables: false, strictFilters: true, templates: {} };

const inHtml = remembering(new Liquid({ ...LIQUID, outputEscape: "escape" }));
const inText = remembering(new Liquid(LIQUID));

type FillIn = (variables: object) => Promise<string>;

/** So many templates are remembered, of at most so many signs: what is larger is no letter that goes to many. */
const REMEMBERED = { most: 50, signs: 200_000 };

/** Reading a template takes longer than filling it in, and all who are at one step of a journey get the same. */
function remembering(liquid: Liquid): (source: string) => FillIn {
  const known = new Map<string, FillIn>();
  return (source) => {
    const before = known.get(source);
    if (before) return before;
    const parsed: Template[] = liquid.parse(source);
    const fillIn: FillIn = async (variables) => String(await liquid.render(parsed, variables));
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED.most && oldest !== undefined) known.delete(oldest);
    if (source.length <= REMEMBERED.signs) known.set(source, fillIn);
    return fillIn;
  };
}

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
    const [body, heading] = [inHtml(html), inText(subject)];
    const filled = await body(variables);
    if (filled.length > LARGEST.html) return tooLarge;
    const line = await heading(variables);
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
    return { outcome: "rendered", mail: { subject: line, html: filled, text }, isClipped };
  } catch (fault) {
    return refusedBy(fault);
  }
}

const tooLarge: RenderAnswer = { outcome: "refused", problems: [{ code: "too-large", detail: "" }] };

/** Fills in texts that are no HTML, in their order: nothing is escaped. */
export async function renderTexts(texts: readonly string[], variables: object): Promise<TextsAnswer> {
  try {
    const templates = texts.map(inText);
    const filled: string[] = [];
    for (const fillIn of templates) filled.push(await fillIn(variables));
    return { outcome: "rendered", texts: filled };
  } catch (fault) {
    return refusedBy(fault);
  }
}

/** LiquidJS' own words go to whoever wrote the template. */
export const refusedBy = (fault: unknown) => ({
  outcome: "refused" as const,
  problems: [{ code: "liquid" as const, detail: fault instanceof Error ? fault.message.slice(0, 500) : "" }],
});
