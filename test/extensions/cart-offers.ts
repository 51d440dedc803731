import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OfferAnswer } from "#app/contracts/offers.ts";
import { launchChromium } from "../support/chromium.ts";
import { followsWhatChanges } from "./cart-followed.ts";
import { saucer as item } from "./saucer.ts";
import { renderBlock } from "./theme-block.ts";
import { answerAs, DAWN, offered, saucer, shopPage, type World } from "./theme-shop.ts";

/** The theme extension's blocks in a shop, in a browser. */
export const cartOffersInBrowser = () =>
  describe("the theme extension in a browser", () => {
    let browser: Browser;
    let shop: Page;
    let world: World;

    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      world = { answer: offered, product: saucer, attributes: {}, cart: {}, costs: 800, asked: [], posted: [] };
      shop = await browser.newPage({ viewport: { width: 390, height: 844 } });
    });
    afterEach(() => shop.close());

    /** Opens a page of the shop with these blocks. */
    async function opens(blocks: string, options: { theme?: string; above?: number } = {}): Promise<void> {
      await shop.route("http://shop.test/**", (route) =>
        new URL(route.request().url()).pathname === "/"
          ? route.fulfill({ contentType: "text/html", body: shopPage(blocks, options) })
          : answerAs(world, route),
      );
      await shop.goto("http://shop.test/");
    }
    /** Another buyer's page takes the place of this one. */
    async function visits(timezoneId: string): Promise<void> {
      await shop.close();
      shop = await browser.newPage({ viewport: { width: 390, height: 844 }, timezoneId });
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
        "/apps/waybill/offers?placement=product_page&lines=11%3A1&visitor=c1&language=en&productId=1&country=DE&market=42&discounts=HELLO%0ASummer+sale",
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

      await expect.poll(state).toBe("empty");
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
      expect(await shop.locator("waybill-offer").count()).toBe(0);
    });

    describe("as the cart and the page change", () =>
      followsWhatChanges({ page: () => shop, world: () => world, opens, state, below, events, goesWellWith, visits }));
  });
