import type { FrameLocator } from "playwright-core";
import type { Shown } from "./escaped-words.ts";

/** All that a page of the app shows and has read out, with what people of any script wrote (`dir="auto"`) and moments (`<time>`) marked as data. */
export async function readPage(app: FrameLocator): Promise<Shown[]> {
  return app.locator("html").evaluate(collect);
}

/** Runs in the page. */
function collect(html: HTMLElement): Shown[] {
  /** The dummy is what Polaris measures a field of several lines by, unseen. */
  const DATA = "script, style, noscript, template, time, [dir=auto], .Polaris-TextField__DummyInput";
  /** What the admin draws for the app, and what shows once it is opened: neither is visible in the page itself. */
  const DRAWN_ELSEWHERE = "ui-nav-menu, ui-save-bar, ui-title-bar, option";
  const LABELS = ["aria-label", "aria-description", "title", "placeholder", "alt", "data-label"];

  const body = html.querySelector("body");
  if (!body) return [{ text: "There is no page.", where: "html" }];
  const shown: Shown[] = [{ text: html.ownerDocument.title, where: "title of the page" }];
  const place = (at: Element) => [at.parentElement, at].map((element) => element?.tagName.toLowerCase()).join(" ");

  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.parentElement;
    if (!at || at.closest("script, style, noscript, template")) continue;
    // What stands in a field was typed.
    const data = at.closest(`${DATA}, textarea`) !== null || !(at.checkVisibility() || at.closest(DRAWN_ELSEWHERE));
    shown.push({ text: node.nodeValue ?? "", where: `text of ${place(at)}`, flow: true, data });
  }
  for (const element of body.querySelectorAll("*")) {
    if (element.closest(DATA)) continue;
    for (const label of LABELS) {
      // Polaris repeats a dialog's aria-labelledby as its aria-label, where nobody hears it.
      if (label === "aria-label" && element.hasAttribute("aria-labelledby")) continue;
      const text = element.getAttribute(label);
      if (text) shown.push({ text, where: `${label} of ${place(element)}` });
    }
  }
  for (const field of body.querySelectorAll("input")) {
    if (["password", "hidden", "checkbox", "radio"].includes(field.type)) continue;
    const codes = /^[A-Z]{2}(, [A-Z]{2})*$/.test(field.value);
    shown.push({ text: field.value, where: `value of ${place(field)}`, data: codes });
  }
  return shown;
}
