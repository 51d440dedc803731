import mjml2html from "mjml";
import { lostTags } from "./liquid-tags.ts";
import type { CompileAnswer } from "./template-work.ts";

const LARGEST = 500_000;

/**
 * Compiles a merchant's MJML to HTML. Done before Liquid, so that nothing a customer is called can break the markup. Refused where MJML finds
 * a fault, or where it would drop a tag of Liquid (one between its elements has to stand in `mj-raw`). No file is read, and no typeface is fetched from
 * anybody for being named: who opens a mail is told to nobody.
 */
export async function compileMjml(source: string): Promise<CompileAnswer> {
  if (source.length > LARGEST) return { outcome: "refused", problems: [{ code: "too-large", detail: "" }] };
  try {
    const { html, errors } = await mjml2html(source, { ignoreIncludes: true, validationLevel: "soft", keepComments: false, fonts: {} });
    const problems = [
      // MJML's own sentence names the folder in which it runs.
      ...errors.map(({ line, tagName, message }) => ({ code: "mjml" as const, detail: `${message} (${tagName}, line ${String(line)})` })),
      ...lostTags(source, html).map((tag) => ({ code: "lost-tag" as const, detail: tag })),
    ];
    return problems.length === 0 ? { outcome: "compiled", html } : { outcome: "refused", problems };
  } catch (fault) {
    return { outcome: "refused", problems: [{ code: "mjml", detail: fault instanceof Error ? fault.message : "" }] };
  }
}
