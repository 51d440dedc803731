import type { Route } from "playwright-core";
import type { OfferAnswer } from "#app/contracts/offers.ts";
import { saucer as item } from "./saucer.ts";
import { themeAssets } from "./theme-block.ts";

export const offered: OfferAnswer = {
  decision: "d1",
  offer: { id: "o1", heading: "", items: [item], goal: { amount: 5000, currency: "EUR", reward: "free_shipping" } },
  promise: { date: "2026-12-01", confidence: 95 },
};
export const saucer = {
  title: "A saucer",
  url: "/products/a-saucer",
  featured_image: "//shop.test/cdn/saucer.jpg",
  variants: [{ id: 21, public_title: null, available: true, price: 1000, featured_image: null }],
};
export const cart = {
  token: "c1?key=secret",
  currency: "EUR",
  total_price: 3550,
  items: [{ variant_id: 11, quantity: 1 }],
  discount_codes: [
    { code: "HELLO", applicable: true },
    { code: "OLD", applicable: false },
  ],
  cart_level_discount_applications: [{ type: "automatic", title: "Summer sale" }],
};

/** Shopify's standard actions, as a theme of 2026 has them; each call is kept. */
export const STANDARD = `
  globalThis.calls = [];
  Shopify.actions = {
    updateCart: async (change) => {
      calls.push(change);
      if (change.lines.length > 0) await fetch("/taken");
      globalThis.drawAnew?.();
      const event = new Event("shopify:cart:lines-update", { bubbles: true });
      event.promise = Promise.resolve({});
      document.dispatchEvent(event);
      return { userErrors: globalThis.refuses ? [{ message: "sold out" }] : [], warnings: [] };
    },
    openCart: async () => calls.push("openCart"),
  };`;

/** Dawn before them: a drawer that draws what it is given. */
export const DAWN = `
  globalThis.drawn = []; globalThis.published = [];
  globalThis.publish = (name, data) => published.push([name, data.source]);
  customElements.define("cart-drawer", class extends HTMLElement {
    getSectionsToRender() { return [{ id: "cart-drawer", selector: "#CartDrawer" }, { id: "cart-icon-bubble" }]; }
    renderContents(state) { drawn.push(Object.keys(state.sections)); }
  });`;

/** What the shop and the app answer in a test, and what they were asked. */
export type World = {
  answer: OfferAnswer | "down" | "nonsense" | "silent";
  product: unknown;
  attributes: Record<string, string>;
  /** What of the cart is another than at first. */
  cart: { total_price?: number; items?: object[] };
  /** What the cart costs more, in cents, once something was taken. */
  costs: number;
  isTaken?: boolean;
  asked: string[];
  posted: [string, Record<string, unknown>][];
};

/** A page of the shop with these blocks, `above` pixels from its top, and something below them. */
export function shopPage(blocks: string, { theme = STANDARD, above = 0 } = {}): string {
  const { script, style } = themeAssets();
  return `<!doctype html><html lang="en"><style>${style}</style><body style="margin:0">
    <script>globalThis.Shopify = { locale: "en-GB", currency: { active: "EUR", rate: "1.0" }, routes: { root: "/" } }; ${theme}</script>
    <cart-drawer class="is-empty"></cart-drawer><div style="height:${above}px"></div>${blocks}<p id="below">Below</p><div style="height:3000px"></div>
    <script type="module">${script}</script></body></html>`;
}

function cartNow({ isTaken = false, costs, cart: change }: World) {
  const now = { ...cart, ...change };
  return isTaken ? { ...now, total_price: now.total_price + costs, items: [...now.items, { variant_id: 21, quantity: 1 }] } : now;
}

/** Answers as the shop and the app would. */
export function answerAs(world: World, route: Route): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  if (request.method() === "POST") world.posted.push([pathname, request.postDataJSON() as Record<string, unknown>]);
  if (pathname !== "/") world.asked.push(pathname + search);
  if (pathname === "/taken" || pathname === "/cart/add.js") world.isTaken = true;
  if (pathname === "/cart.js") return route.fulfill({ json: { ...cartNow(world), attributes: world.attributes } });
  if (pathname === "/taken") return route.fulfill({ status: 204 });
  if (pathname === "/products/a-saucer.js") return route.fulfill({ json: world.product });
  if (pathname === "/cart/add.js") return route.fulfill({ json: { id: 21, sections: { "cart-drawer": "", "cart-icon-bubble": "" } } });
  if (pathname === "/cart/update.js")
    return route.fulfill({
      json: {
        ...cart,
        discount_codes: [...cart.discount_codes, { code: "SAUCER", applicable: true }],
        sections: { "cart-drawer": "" },
      },
    });
  if (pathname === "/apps/waybill/events") return route.fulfill({ status: 204 });
  if (pathname !== "/apps/waybill/offers") return route.fulfill({ status: 404 });
  if (world.answer === "silent") return Promise.resolve();
  if (world.answer === "down") return route.fulfill({ status: 502, body: "Bad gateway" });
  return world.answer === "nonsense" ? route.fulfill({ body: "<html>" }) : route.fulfill({ json: world.answer });
}
