// The `s-*` elements that our extensions draw with, plainly: how a merchant's brand looks is Shopify's to say. What is layout alone is done by styles.
import { element } from "./facts.ts";

type Draw = (host: HTMLElement) => Node[];

/** An element that is drawn of its attributes, anew with each change of them; what stands in it goes where its slot is. */
function define(name: string, attributes: readonly string[], draw: Draw): void {
  class Drawn extends HTMLElement {
    static observedAttributes = attributes.map((attribute) => attribute.toLowerCase());
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" });
      this.draw();
    }
    attributeChangedCallback() {
      if (this.shadowRoot) this.draw();
    }
    private draw() {
      const style = element("style", "", STYLE);
      this.shadowRoot?.replaceChildren(style, ...draw(this));
    }
  }
  for (const attribute of attributes) {
    Object.defineProperty(Drawn.prototype, attribute, {
      get(this: HTMLElement) {
        return this.getAttribute(attribute);
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value === true ? "" : String(value));
      },
    });
  }
  customElements.define(name, Drawn);
}

const STYLE = `
  h2 { font-size: 1.05rem; margin: 0 0 0.5rem; }
  label { display: flex; gap: 0.6rem; align-items: center; border: 1px solid #cfd4d1; border-radius: 8px; padding: 0.7rem; }
  a.button { display: block; text-align: center; background: #1f2a24; color: #fff; border-radius: 8px; padding: 0.75rem; text-decoration: none; }
  img, .none { inline-size: 64px; block-size: 64px; border-radius: 8px; border: 1px solid #dfe3e0; object-fit: cover; display: block; background: #f1f2f1; }
  input { inline-size: 1.1rem; block-size: 1.1rem; accent-color: #1f2a24; }`;

const slot = () => document.createElement("slot");
const said = (host: HTMLElement, attribute: string) => host.getAttribute(attribute) ?? "";

define("s-section", ["heading"], (host) => [element("section", "", element("h2", "", said(host, "heading")), slot())]);
define("s-product-thumbnail", ["src", "alt"], (host) => {
  if (!said(host, "src")) return [element("span", "none")];
  const picture = document.createElement("img");
  Object.assign(picture, { src: said(host, "src"), alt: said(host, "alt") });
  return [picture];
});
define("s-checkbox", ["label", "checked", "disabled"], (host) => {
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: host.hasAttribute("checked"), disabled: host.hasAttribute("disabled") });
  box.addEventListener("change", () => host.dispatchEvent(new Event("change", { bubbles: true })));
  return [element("label", "", box, element("span", "", said(host, "label")))];
});
define("s-button", ["href", "disabled"], (host) => {
  const link = element("a", "button", slot());
  link.setAttribute("href", said(host, "href") || "#");
  return [link];
});
define("s-link", ["href", "target"], (host) => {
  const link = element("a", "", slot());
  link.setAttribute("href", said(host, "href") || "#");
  return [link];
});
