import type { FrameLocator } from "playwright-core";

/**
 * What a page in the pseudo-locale (`?locale=en-XA`) says that is in no catalogue: texts and labels with letters outside of ⟦…⟧.
 *
 * Data is left out: what people of any script wrote (`dir="auto"`), moments (`<time>`), what Intl writes, and `data`, the texts that the
 * caller knows to be names, codes and currencies. Each is told with where it stands.
 */
export async function escapedWords(app: FrameLocator, data: readonly string[] = []): Promise<string[]> {
  const longestFirst = [...new Set(data)].filter((text) => /\p{L}/u.test(text)).sort((one, other) => other.length - one.length);
  return app.locator("html").evaluate(collect, longestFirst);
}

/** Runs in the page. */
function collect(html: HTMLElement, data: string[]): string[] {
  /** The dummy is what Polaris measures a field of several lines by, unseen. */
  const DATA = "script, style, noscript, template, time, [dir=auto], .Polaris-TextField__DummyInput";
  /** What the admin draws for the app, and what shows once it is opened: neither is visible in the page itself. */
  const DRAWN_ELSEWHERE = "ui-nav-menu, ui-save-bar, ui-title-bar, option";
  const LABELS = ["aria-label", "aria-description", "title", "placeholder", "alt", "data-label"];
  /** What Intl writes for English: days, months, and the last comma of a list. */
  const INTL = /\b(and|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/g;

  const body = html.querySelector("body");
  if (!body) return ["There is no page."];
  const escaped = new Set<string>();
  let depth = 0;

  const outside = (text: string): string => {
    let plain = "";
    for (const letter of text) {
      if (letter === "⟧") depth = Math.max(0, depth - 1);
      plain += depth === 0 && letter !== "⟧" && letter !== "⟦" ? letter : " ";
      if (letter === "⟦") depth += 1;
    }
    return plain;
  };
  const isWord = (plain: string): boolean =>
    /\p{L}{2}/u.test(data.reduce((rest, known) => rest.replaceAll(known, " "), plain).replaceAll(INTL, " "));
  const note = (plain: string, at: Element, what: string) => {
    if (!isWord(plain)) return;
    const place = [at.parentElement, at].map((element) => element?.tagName.toLowerCase()).join(" ");
    escaped.add(`${plain.trim().replaceAll(/\s+/g, " ").slice(0, 120)} (${what} of ${place})`);
  };

  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.parentElement;
    if (!at || at.closest("script, style, noscript, template")) continue;
    // Counted also where it is data: brackets may open before it and close after it.
    const plain = outside(node.nodeValue ?? "");
    if (at.closest(DATA) || !(at.checkVisibility() || at.closest(DRAWN_ELSEWHERE))) continue;
    note(plain, at, "text");
  }
  if (depth > 0) escaped.add("A text opens ⟦ and is not closed.");

  for (const element of body.querySelectorAll("*")) {
    if (element.closest(DATA)) continue;
    for (const label of LABELS) {
      depth = 0;
      note(outside(element.getAttribute(label) ?? ""), element, label);
    }
  }
  return [...escaped];
}
