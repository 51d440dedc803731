import { isRightToLeft } from "../../composing/choose-language.ts";

/** A mail's HTML as MJML that says the same: the body as it stands, its styles, and what mailboxes show beside the subject. */
export type BuiltMail = { mjml: string; removed: string[] };

/** What mailboxes don't run and take a mail amiss for, with what stands in it; and what stands alone. */
const WITH_CONTENT = ["script", "iframe", "object", "applet", "noscript"];
const ALONE = ["embed", "base"];

/** `html` is what was converted already; `preview` too, without signs that mean something in XML; `language` as BCP 47 writes it. */
export function mailFromHtml(html: string, preview: string, language: string): BuiltMail {
  const removed = new Set<string>();
  let clean = withoutGaps(html);
  for (const tag of WITH_CONTENT) clean = without(clean, tag, removed);
  for (const tag of ALONE) clean = withoutTag(clean, tag, removed);
  // What would be MJML within is text.
  clean = clean.replaceAll(/<(\/?)mj/gi, (_, slash: string) => `&lt;${slash}mj`);
  const styles = between(clean, "style");
  const mjml = `<mjml lang="${language}" dir="${isRightToLeft(language) ? "rtl" : "ltr"}">
  <mj-head>
    <mj-preview>${preview}</mj-preview>${styles.map((css) => `\n    <mj-style>${css}</mj-style>`).join("")}
  </mj-head>
  <mj-body>
    <mj-raw>
${bodyOf(clean).trim()}
    </mj-raw>
  </mj-body>
</mjml>`;
  return { mjml, removed: [...removed] };
}

/** A thing of which there is no picture would be shown as one that can't be loaded, and the sender's address says who writes by itself. */
function withoutGaps(html: string): string {
  return html
    .replaceAll(/\{% if ([\w.[\]]{1,80}\.image) %\}\s{0,9}(\{\{ \1 \}\})\s{0,9}\{% else %\}\s{0,9}\2\s{0,9}\{% endif %\}/g, "$2")
    .replaceAll(
      /<img\s[^<>]{0,2000}?src\s?=\s?["']\s{0,9}\{\{ ([\w.[\]]{1,80}\.image) \}\}\s{0,9}["'][^<>]{0,2000}>/gi,
      "{% if $1 %}$&{% endif %}",
    )
    .replaceAll(/\{\{ shop\.name \}\}(?:[\s,|·-]|&nbsp;|<br\s?\/?>){0,10}%sender%/g, "%sender%");
}

/** What stands in the body, without the styles of a head: all of it where there is no body. */
function bodyOf(html: string): string {
  const lower = lowered(html);
  const open = lower.indexOf("<body");
  if (open === -1) return html;
  const from = html.indexOf(">", open);
  const to = lower.lastIndexOf("</body");
  return from === -1 ? html : html.slice(from + 1, to > from ? to : undefined);
}

/** What stands in each element of a name, before the body. */
function between(html: string, tag: string): string[] {
  const lower = lowered(html);
  const body = lower.indexOf("<body");
  const found: string[] = [];
  if (body === -1) return found;
  for (let at = lower.indexOf(`<${tag}`); at !== -1 && at < body;) {
    const from = lower.indexOf(">", at);
    const to = from === -1 ? -1 : lower.indexOf(`</${tag}`, from);
    if (to === -1) break;
    found.push(html.slice(from + 1, to));
    at = lower.indexOf(`<${tag}`, to);
  }
  return found;
}

function without(html: string, tag: string, removed: Set<string>): string {
  const lower = lowered(html);
  let [kept, from] = ["", 0];
  for (let at = lower.indexOf(`<${tag}`); at !== -1; at = lower.indexOf(`<${tag}`, from)) {
    removed.add(`<${tag}>`);
    kept += html.slice(from, at);
    const end = lower.indexOf(`</${tag}`, at);
    const close = end === -1 ? -1 : lower.indexOf(">", end);
    if (close === -1) return kept;
    from = close + 1;
  }
  return kept + html.slice(from);
}

function withoutTag(html: string, tag: string, removed: Set<string>): string {
  const lower = lowered(html);
  let [kept, from] = ["", 0];
  for (let at = lower.indexOf(`<${tag}`); at !== -1; at = lower.indexOf(`<${tag}`, from)) {
    const after = lower[at + tag.length + 1] ?? "";
    if (/[a-z-]/.test(after)) {
      kept += html.slice(from, at + 1);
      from = at + 1;
      continue;
    }
    removed.add(`<${tag}>`);
    kept += html.slice(from, at);
    const close = lower.indexOf(">", at);
    if (close === -1) return kept;
    from = close + 1;
  }
  return kept + html.slice(from);
}

/** Sign for sign: of some letters the lower case is longer. */
const lowered = (html: string): string => html.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
