import { cartDrawer, cartItems } from "./cart-page.ts";
import { html, textOf } from "./html.ts";
import { cartLink } from "./layout.ts";
import type { Visit } from "./visit.ts";

const MOST_SECTIONS = 5;

/** The parts of a page that a theme's script asks for anew, by their names; null for one that there isn't. */
export async function renderSections(visit: Visit, names: readonly string[]): Promise<Record<string, string | null>> {
  const rendered: Record<string, string | null> = {};
  for (const name of names.slice(0, MOST_SECTIONS)) {
    const inside = await section(visit, name);
    rendered[name] = inside && textOf(html`<div id="shopify-section-${name}" class="shopify-section">${inside}</div>`);
  }
  return rendered;
}

async function section(visit: Visit, name: string) {
  if (name === "cart-drawer") return cartDrawer(visit);
  if (name === "cart-icon-bubble") return cartLink(visit);
  if (name === "main-cart-items") return cartItems(visit);
  return null;
}
