import type { FrameHeight } from "#app/ui/pictures/phone-frame.tsx";
import type { PreviewItem, PreviewPage } from "../preview-page.ts";

/** What the editor wrote into the frame. */
export const facts = (globalThis as unknown as { waybillPreview: PreviewPage }).waybillPreview;

/** An amount in the shop's currency, from its minor units. */
export const majorOf = (minor: number) => minor / 10 ** facts.digits;

export const money = (amount: number) =>
  new Intl.NumberFormat(facts.language, { style: "currency", currency: facts.currency }).format(amount);

/** An element with its words; what stands in it is added, never parsed. */
export function element(tag: string, className: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

export function pictureOf({ imageUrl }: Pick<PreviewItem, "imageUrl">, className: string): HTMLElement {
  if (imageUrl === null) return element("span", `${className} no-picture`);
  const picture = document.createElement("img");
  Object.assign(picture, { src: imageUrl, alt: "", className });
  return picture;
}

/** What the buyer of the example has in his cart, or bought. */
export function cartLines(): HTMLElement {
  const { example } = facts;
  const name = `${example.quantity > 1 ? `${example.quantity} × ` : ""}${example.title}`;
  return element(
    "div",
    "line",
    pictureOf(example, "small-picture"),
    element("span", "", name),
    element("span", "", money(majorOf(example.price * example.quantity))),
  );
}

/** Tells the editor how high the page is, now and whenever it is another height. Nothing in it leads anywhere. */
export function standInEditor(): void {
  const { documentElement } = document;
  const tell = () => {
    const height: FrameHeight = { kind: "waybill-frame-height", height: Math.ceil(documentElement.getBoundingClientRect().height) };
    parent.postMessage(height, "*");
  };
  new ResizeObserver(tell).observe(documentElement);
  addEventListener("click", (event) => {
    if (event.composedPath().some((one) => one instanceof HTMLAnchorElement)) event.preventDefault();
  });
}

/** Answers what is asked of the network: nothing leaves the frame. */
export function answerInstead(answer: (path: string) => unknown): void {
  globalThis.fetch = (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input), "https://shop.invalid");
    const body = answer(url.pathname);
    return Promise.resolve(body === undefined ? new Response(null, { status: 204 }) : Response.json(body));
  };
}
