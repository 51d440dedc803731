import type { Browser, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OfferAnswer } from "#app/contracts/offers.ts";
import { launchChromium } from "../support/chromium.ts";
import { saucer as item } from "./saucer.ts";
import { renderBlock, themeAssets } from "./theme-block.ts";

const offered: OfferAnswer = {
  decision: "d1",
  offer: { id: "o1", heading: "", items: [item], goal: { amount: 5000, currency: "EUR", reward: "free_shipping" } },
  promise: { date: "2026-12-01", confidence: 95 },
};
const saucer = {
  title: "A saucer",
  url: "/products/a-saucer",
  featured_image: "//shop.test/cdn/saucer.jpg",
  variants: [{ id: 21, public_title: null, available: true, price: 1000, featured_image: null }],
};
const cart = {
  token: "c1?key=secret",
  currency: "EUR",
  total_price: 3550,
  items: [{ variant_id: 11, quantity: 1 }],
  discount_codes: [{ code: "HELLO", applicable: true }],
};

/** Shopify's standard actions, as a theme of 2026 has them; each call is kept. */
const STANDARD = `
  globalThis.calls = [];
  Shopify.actions = {
    getCart: async () => ({ cart: { discountCodes: [{ code: "HELLO", applicable: true }, { code: "OLD", applicable: false }] } }),
    updateCart: async (change) => {
      calls.push(change);
      const cart = { discountCodes: (change.discountCodes ?? []).map((code) => ({ code, applicable: !globalThis.takesNoCode })) };
      const event = new Event("shopify:cart:lines-update", { bubbles: true });
      event.promise = Promise.resolve({ cart });
      document.dispatchEvent(event);
      return globalThis.refuses ? { cart, userErrors: [{ message: "sold out" }] } : { cart, userErrors: [], warnings: [] };
    },
    openCart: async () => calls.push("openCart"),
  };`;

/** Dawn before them: a drawer that draws what it is given. */
const DAWN = `
  globalThis.drawn = []; globalThis.published = [];
  globalThis.publish = (name, data) => published.push([name, data.source]);
  customElements.define("cart-drawer", class extends HTMLElement {
    getSectionsToRender() { return [{ id: "cart-drawer", selector: "#CartDrawer" }, { id: "cart-icon-bubble" }]; }
    renderContents(state) { drawn.push(Object.keys(state.sections)); }
  });`;

type World = {
  answer: OfferAnswer | "down" | "nonsense" | "silent";
  product: unknown;
  attributes: Record<string, string>;
  /** What of the cart is another than at first. */
  cart: object;
  asked: string[];
  posted: [string, Record<string, unknown>][];
};

/** The theme extension's blocks in a shop, in a browser. */
export const cartOffersInBrowser = () =>
  describe("the theme extension in a browser", { timeout: 60_000 }, () => {
    let browser: Browser;
    let shop: Page;
    let world: World;

    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      world = { answer: offered, product: saucer, attributes: {}, cart: {}, asked: [], posted: [] };
      shop = await browser.newPage({ viewport: { width: 390, height: 844 } });
    });
    afterEach(() => shop.close());

    function answer(route: Route): Promise<void> {
      const request = route.request();
      const { pathname, search } = new URL(request.url());
      if (request.method() === "POST") world.posted.push([pathname, request.postDataJSON() as Record<string, unknown>]);
      if (pathname !== "/") world.asked.push(pathname + search);
      if (pathname === "/cart.js") return route.fulfill({ json: { ...cart, ...world.cart, attributes: world.attributes } });
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

    /** Opens a page of the shop with these blocks, `above` pixels from its top, and something below them. */
    async function opens(blocks: string, { theme = STANDARD, above = 0 } = {}): Promise<void> {
      const { script, style } = themeAssets();
      const html = `<!doctype html><html lang="en"><style>${style}</style><body style="margin:0">
        <script>globalThis.Shopify = { locale: "en-GB", currency: { active: "EUR", rate: "1.0" }, routes: { root: "/" } }; ${theme}</script>
        <cart-drawer class="is-empty"></cart-drawer><div style="height:${above}px"></div>${blocks}<p id="below">Below</p><div style="height:3000px"></div>
        <script type="module">${script}</script></body></html>`;
      await shop.route("http://shop.test/**", (route) =>
        new URL(route.request().url()).pathname === "/" ? route.fulfill({ contentType: "text/html", body: html }) : answer(route),
      );
      await shop.goto("http://shop.test/");
    }
    const goesWellWith = () =>
      renderBlock("goes-well-with", {
        "block.settings.product.id": "1",
        "localization.country.iso_code": "DE",
        "localization.market.id": "42",
      });
    const below = () => shop.locator("#below").evaluate((element) => element.getBoundingClientRect().top);
    const state = () => shop.locator("waybill-offer").getAttribute("data-state");
    const events = () => world.posted.filter(([path]) => path.endsWith("/events")).map(([, event]) => event);

    test("offers what goes well with a product at the shop's own price, and nothing on the page moves", async () => {
      await opens(goesWellWith());
      const before = await below();
      await expect.poll(state).toBe("shown");

      expect((await shop.locator("waybill-offer").innerText()).split(/\s*\n\s*/)).toEqual(
        expect.arrayContaining(["Goes well with this", "A saucer", "Made for this cup.", "Add to cart"]),
      );
      expect([await shop.locator("[data-w=price]").innerText(), await shop.locator("[data-w=was]").innerText()]).toEqual([
        "€8.00",
        "€10.00",
      ]);
      expect(await below()).toBe(before);
      expect(world.asked.filter((path) => path.startsWith("/apps/waybill/offers"))).toEqual([
        "/apps/waybill/offers?placement=product_page&lines=11%3A1&visitor=c1&language=en&productId=1&country=DE&market=42",
      ]);
      await expect.poll(events).toEqual([{ decision: "d1", kind: "shown" }]);
    });

    // What a merchant's staff, an import or another app has written into a title is words to a buyer, never a part of the page.
    test("shows a title, a reason and a heading with markup as they are written, and runs nothing of them", async () => {
      const hostile = `<img src=x onerror="globalThis.ran = 1"><svg onload=globalThis.ran=1>'"</script><script>ran=1</script>\u202e&amp; 🧨`;
      const offer = { ...offered.offer, heading: hostile, items: [{ ...item, title: hostile, why: hostile }] } as NonNullable<
        OfferAnswer["offer"]
      >;
      world.answer = { ...offered, offer };
      world.product = { ...saucer, title: hostile, variants: [{ ...saucer.variants[0], public_title: hostile }] };
      await opens(goesWellWith());
      await expect.poll(state).toBe("shown");
      expect(await shop.locator("[data-w=why]").first().textContent()).toBe(hostile);
      expect(await shop.locator("[data-w=title]").first().textContent()).toContain(hostile);
      expect(await shop.locator("waybill-offer script, waybill-offer svg, waybill-offer [onerror], waybill-offer [onload]").count()).toBe(
        0,
      );
      expect(await shop.evaluate("globalThis.ran")).toBeUndefined();
    });

    test("asks nothing before it is seen", async () => {
      await opens(goesWellWith(), { above: 2000 });
      await shop.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      expect(world.asked).toEqual([]);

      await shop.locator("waybill-offer").scrollIntoViewIfNeeded();
      await expect.poll(state).toBe("shown");
    });

    test.each<[string, Partial<World>]>([
      ["has no offer", { answer: { decision: null, offer: null, promise: null } }],
      ["is down", { answer: "down" }],
      ["answers nonsense", { answer: "nonsense" }],
      ["never answers", { answer: "silent" }],
      ["offers what the shop has sold out", { product: { ...saucer, variants: [{ ...saucer.variants[0], available: false }] } }],
    ])("shows nothing when the app %s; nothing moves while it is seen, and the room is given back afterwards", async (_, change) => {
      Object.assign(world, change);
      await opens(goesWellWith());
      const before = await below();

      await expect.poll(state, { timeout: 10_000 }).toBe("empty");
      expect(await shop.locator("waybill-offer").evaluate((element) => getComputedStyle(element).visibility)).toBe("hidden");
      expect(await below()).toBe(before);

      await shop.evaluate(() => scrollTo(0, 2000));
      await expect.poll(state).toBe("gone");
      expect(events()).toEqual([]);
      // A cart is written to only once the app has said something.
      if (typeof world.answer === "string") expect(world.posted).toEqual([]);
    });

    test("gives the cart the name by which checkout and order are known as the same purchase, once, and never another", async () => {
      const named = () => world.posted.filter(([, body]) => "attributes" in body);
      await opens(goesWellWith() + renderBlock("cart-offer", {}));
      await expect.poll(named).toEqual([["/cart/update.js", { attributes: { _waybill_visitor: "c1" } }]]);
      expect(named()).toHaveLength(1);

      await shop.close();
      shop = await browser.newPage({ viewport: { width: 390, height: 844 } });
      Object.assign(world, { asked: [], posted: [], attributes: { _waybill_visitor: "first" } });
      await opens(goesWellWith());
      await expect.poll(state).toBe("shown");
      expect(world.asked.find((path) => path.startsWith("/apps/waybill/offers"))).toContain("visitor=first&");
      expect(named()).toEqual([]);
    });

    test("is put into the cart by the standard actions, with the offer's name and beside the codes that hold already", async () => {
      await opens(goesWellWith());
      await shop.getByRole("button", { name: "Add to cart" }).click();

      await expect.poll(() => shop.getByRole("button").innerText()).toBe("Added");
      expect(await shop.evaluate("calls")).toEqual([
        {
          lines: [{ merchandiseId: "gid://shopify/ProductVariant/21", quantity: 1, attributes: [{ key: "_waybill_offer", value: "o1" }] }],
          discountCodes: ["HELLO", "SAUCER"],
        },
      ]);
      await expect.poll(events).toContainEqual({ decision: "d1", kind: "accepted", variantId: "21" });
    });

    test("opens the cart where the merchant wants that", async () => {
      await opens(renderBlock("goes-well-with", { "block.settings.product.id": "1", "block.settings.open_cart": "true" }));
      await shop.getByRole("button", { name: "Add to cart" }).click();
      await expect.poll(() => shop.evaluate("calls.length")).toBe(2);
    });

    test("says so when it can't be added", async () => {
      await opens(goesWellWith());
      await shop.evaluate("globalThis.refuses = true");
      await shop.getByRole("button", { name: "Add to cart" }).click();
      await expect.poll(() => shop.getByRole("button").innerText()).toBe("Couldn't be added");
      expect(events().filter(({ kind }) => kind === "accepted")).toEqual([]);

      await shop.evaluate("globalThis.refuses = false");
      await shop.getByRole("button", { name: "Couldn't be added" }).click();
      await expect.poll(() => shop.getByRole("button").innerText()).toBe("Added");
    });

    test("put into the cart at full price, since its discount had just gone, says so and counts as not taken", async () => {
      await opens(goesWellWith());
      await shop.evaluate("globalThis.takesNoCode = true");
      await shop.getByRole("button", { name: "Add to cart" }).click();
      await expect.poll(() => shop.getByRole("button").innerText()).toMatch(/full price/);
      await expect.poll(events).toContainEqual({ decision: "d1", kind: "shown" });
      expect(events()).not.toContainEqual(expect.objectContaining({ kind: "accepted" }));
    });

    const buyerChanges = async (change: object) => {
      world.cart = change;
      await shop.evaluate("Shopify.actions.updateCart({ lines: [] })");
    };
    const EMPTIED = { items: [], total_price: 0 };

    test("is gone from the cart once that is emptied, with nothing moved, and is there again with something in it", async () => {
      await opens(renderBlock("cart-offer"));
      await expect.poll(state).toBe("shown");
      const before = await below();
      await buyerChanges(EMPTIED);
      await expect.poll(state).toBe("empty");
      expect(await shop.locator("waybill-offer").evaluate((element) => getComputedStyle(element).visibility)).toBe("hidden");
      expect(await below()).toBe(before);
      await buyerChanges({});
      await expect.poll(state).toBe("shown");
    });

    test("stays as it is while the cart grows; what the cart lost, or has from elsewhere, is looked at anew", async () => {
      const offer = offered.offer as NonNullable<OfferAnswer["offer"]>;
      await opens(renderBlock("cart-offer"));
      await expect.poll(state).toBe("shown");
      world.answer = { ...offered, offer: { ...offer, heading: "Something else" } };
      await buyerChanges({ items: [...cart.items, { variant_id: 12, quantity: 1 }], total_price: 5000 });
      await expect.poll(() => world.asked.filter((path) => path === "/cart.js").length).toBe(2);
      expect(await shop.locator("[data-w=heading]").innerText()).toBe("Goes well with your cart");

      await buyerChanges({ items: [{ variant_id: 12, quantity: 1 }], total_price: 1450 });
      await expect.poll(() => shop.locator("[data-w=heading]").innerText()).toBe("Something else");

      world.answer = { ...offered, offer: null };
      await buyerChanges({ items: [{ variant_id: 12, quantity: 1 }, { variant_id: 21, quantity: 1 }], total_price: 2450 }); // prettier-ignore
      await expect.poll(state).toBe("empty");
    });

    test("brought back by the Back button the page says what holds now, and the cart's bar stays down", async () => {
      await opens(renderBlock("delivery-promise") + renderBlock("cart-bar", { "block.settings.show_offer": "1" }));
      const promise = shop.locator("[data-w=promise]");
      await expect.poll(() => promise.innerText()).toBe("Arrives by Tuesday 1 December");
      world.answer = { ...offered, promise: { date: "2026-12-02", confidence: 95 } };
      await shop.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
      await expect.poll(() => promise.innerText()).toBe("Arrives by Wednesday 2 December");
      expect(await shop.locator("waybill-offer[bar]").getAttribute("data-state")).toBeNull();
    });

    test("says by when the chosen variant is there, and nothing where that one can't be shipped", async () => {
      const form = `<form action="/cart/add"><select name="id"><option>11</option><option>12</option></select></form>`;
      await opens(form + renderBlock("delivery-promise", { "product.id": "1", "product.selected_or_first_available_variant.id": "11" }));
      await expect.poll(() => world.asked.at(-1)).toContain("&productId=1&variantId=11");
      await expect.poll(state).toBe("shown");
      world.answer = { ...offered, promise: null };
      await shop.locator("select").selectOption("12");
      await expect.poll(() => world.asked.at(-1)).toContain("&productId=1&variantId=12");
      await expect.poll(state).toBe("empty");
    });

    test("says the day in the language of the words around it, as it is written where the buyer is, whatever his clock", async () => {
      const says = async (locale: string, timezoneId: string) => {
        await shop.close();
        shop = await browser.newPage({ viewport: { width: 390, height: 844 }, timezoneId });
        await opens(renderBlock("delivery-promise"), { theme: `Shopify.locale = "${locale}";` });
        await expect.poll(state).toBe("shown");
        return shop.locator("[data-w=promise]").innerText();
      };
      expect(await says("en-US", "Pacific/Kiritimati")).toBe("Arrives by Tuesday, December 1");
      expect(await says("en-GB", "Pacific/Pago_Pago")).toBe("Arrives by Tuesday 1 December");
      // A language that the extension doesn't speak has its words in English, and the day with them.
      expect(await says("es", "Europe/Madrid")).toBe("Arrives by Tuesday, December 1");
    });

    test("is put into the cart of a theme that has no standard actions, and its drawer draws it", async () => {
      await opens(goesWellWith(), { theme: DAWN });
      await shop.getByRole("button", { name: "Add to cart" }).click();
      await expect.poll(() => shop.getByRole("button").innerText()).toBe("Added");

      const sections = ["cart-drawer", "cart-icon-bubble"];
      expect(world.posted.filter(([path]) => path.startsWith("/cart/"))).toEqual([
        ["/cart/update.js", { attributes: { _waybill_visitor: "c1" } }],
        ["/cart/add.js", { items: [{ id: 21, quantity: 1, properties: { _waybill_offer: "o1" } }], sections, sections_url: "/" }],
        ["/cart/update.js", { discount: "HELLO,SAUCER", sections, sections_url: "/" }],
      ]);
      expect(await shop.evaluate("[drawn, published]")).toEqual([[["cart-drawer"]], [["cart-update", "waybill"]]]);
    });

    test("shows how far the cart is from its reward, and says when it arrives", async () => {
      await opens(renderBlock("spend-goal") + renderBlock("delivery-promise"));
      await expect.poll(() => shop.locator("[data-w=goal-text]").innerText()).toBe("€14.50 to free shipping");
      expect(await shop.locator("progress").evaluate((bar: HTMLProgressElement) => [bar.value, bar.max])).toEqual([3550, 5000]);
      expect(await shop.locator("[data-w=promise]").innerText()).toBe("Arrives by Tuesday 1 December");
      expect(world.asked.filter((path) => path.startsWith("/apps/waybill/offers"))).toHaveLength(1);
    });

    test("comes up over the page once something is put into the cart, and stays away when it is closed", async () => {
      await opens(renderBlock("cart-bar", { "block.settings.show_goal": "1", "block.settings.show_offer": "1" }));
      expect([await state(), world.asked]).toEqual([null, []]);

      const change = "Shopify.actions.updateCart({ lines: [] })";
      await shop.evaluate(change);
      await expect.poll(state).toBe("shown");
      await shop.getByRole("button", { name: "Close" }).click();
      await shop.evaluate(change);
      expect(await state()).toBe("gone");
    });
  });
