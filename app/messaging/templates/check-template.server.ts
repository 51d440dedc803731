import { asFinding } from "./as-finding.ts";
import { faultyLinks } from "./check-links.ts";
import { compileMjml } from "./compile-mjml.server.ts";
import { findGaps } from "./find-gaps.ts";
import { mailChecks } from "./messages.ts";
import { unsupportedIn } from "./program-support.server.ts";
import { CLIPPED_AT, renderMail } from "./render-mail.ts";
import type { CheckAnswer, TemplateFinding, TemplateToCheck } from "./template-work.ts";
import { UNSUBSCRIBE_MARK } from "./marks.ts";

/** What mailboxes take out, and take a mail amiss for. */
const ACTIVE = /<(script|iframe|object|embed|applet|form|base|meta http-equiv="?refresh)\b/gi;
const HANDLER = /<[a-z][^>]*\s(on[a-z]{3,20})\s*=/gi;

const warning = (message: TemplateFinding["message"]): TemplateFinding => ({ severity: "warning", message });
const error = (message: TemplateFinding["message"]): TemplateFinding => ({ severity: "error", message });

/** Looks at a template as it is filled in for one person. */
export async function checkTemplate({ subject, mjml, sample, purpose }: TemplateToCheck): Promise<CheckAnswer> {
  const compiled = await compileMjml(mjml);
  if (compiled.outcome === "refused") return { outcome: "checked", findings: compiled.problems.map(asFinding) };
  const rendered = await renderMail(subject, compiled.html, sample);
  if (rendered.outcome === "refused") return { outcome: "checked", findings: rendered.problems.map(asFinding) };

  const { mail } = rendered;
  const looked = await findGaps([subject, compiled.html], sample);
  const gaps = looked.outcome === "looked" ? looked.gaps : [];
  const bytes = Buffer.byteLength(mail.html);
  const findings = [
    ...(mail.subject.trim() === "" ? [error(mailChecks.message("no-subject"))] : []),
    ...(wordsOf(mail.text) === "" ? [error(mailChecks.message("no-text"))] : []),
    ...activeParts(compiled.html).map((tag) => error(mailChecks.message("script", { tag }))),
    ...faultyLinks(mail.html).map(({ code, args }) =>
      code === "link-not-https" ? warning(mailChecks.message(code, args)) : error(mailChecks.message(code, args)),
    ),
    ...gaps.map((name) => warning(mailChecks.message("unknown", { name }))),
    ...(bytes > CLIPPED_AT ? [warning(mailChecks.message("clipped", inKilobytes(bytes)))] : []),
    ...(purpose === "marketing" && !mail.html.includes(UNSUBSCRIBE_MARK) ? [warning(mailChecks.message("no-unsubscribe"))] : []),
    ...(await unsupportedIn(compiled.html)).map((found) => warning(mailChecks.message("not-everywhere", found))),
  ];
  return { outcome: "checked", findings };
}

const inKilobytes = (bytes: number) => ({ kilobytes: Math.ceil(bytes / 1000), most: CLIPPED_AT / 1000 });

/** What of the part without HTML is said to people: not the addresses that links have. */
const wordsOf = (text: string) => text.replace(/\[?https?:\/\/\S+\]?|\[?%unsubscribe%\]?/g, "").trim();

function activeParts(html: string): string[] {
  const tags = [...html.matchAll(ACTIVE)].map(([, tag = ""]) => `<${tag.toLowerCase().split(" ")[0] ?? ""}>`);
  const handlers = [...html.matchAll(HANDLER)].map(([, name = ""]) => name.toLowerCase());
  return [...new Set([...tags, ...handlers])];
}
