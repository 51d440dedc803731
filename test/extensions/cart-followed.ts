import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OfferAnswer } from "#app/contracts/offers.ts";
import { renderBlock } from "./theme-block.ts";
import { cart, offered, type World } from "./theme-shop.ts";

/** A browser in which a page of the shop is opened. */
type Browsing = {
  page: () => Page;
  world: () => World;
  opens: (blocks: string, options?: { theme?: string }) => Promise<void>;
  state: () => Promise<string | null>;
  below: () => Promise<number>;
  events: () => Record<string, unknown>[];
  goesWellWith: () => string;
  /** Another buyer's page takes the place of this one. */
  visits: (timezoneId: string) => Promise<void>;
};

/** What stands in a shop stays true while its cart, its page and its discounts change. */
export function followsWhatChanges({ page, world, opens, state, below, events, goesWellWith, visits }: Browsing): void {
  test("put into the cart for more than was shown, says so and counts as not taken, also where the theme draws the cart anew", async () => {
    const drawn = renderBlock("cart-offer");
    await opens(goesWellWith() + drawn);
    const card = page().locator("waybill-offer[data-placement=cart]");
    const drawAnew = (html: string) => {
      (globalThis as { drawAnew?: () => void }).drawAnew = () =>
        document.querySelector("waybill-offer[data-placement=cart]")?.replaceWith(document.createRange().createContextualFragment(html));
    };
    await page().evaluate(drawAnew, drawn);
    await expect.poll(() => card.getAttribute("data-state")).toBe("shown");
    // What the theme draws anew asks about another cart.
    Object.assign(world(), { costs: 1000, answer: { ...offered, offer: null } });
    await card.getByRole("button", { name: "Add to cart" }).click();
    const said = page().getByText("A saucer: Added, but not at the price shown: the discounts in this cart don't go together");
    await said.waitFor();
    expect(await card.innerText()).toBe(await said.innerText());
    await buyerChanges({ items: [] });
    await said.waitFor({ state: "hidden" });
    expect(events()).toContainEqual({ decision: "d1", kind: "shown" });
    expect(events()).not.toContainEqual(expect.objectContaining({ kind: "accepted" }));
  });

  const buyerChanges = async (change: object) => {
    world().cart = change;
    await page().evaluate("Shopify.actions.updateCart({ lines: [] })");
  };
  const EMPTIED = { items: [], total_price: 0 };

  test("is gone from the cart once that is emptied, with nothing moved, and is there again with something in it", async () => {
    await opens(renderBlock("cart-offer"));
    await expect.poll(state).toBe("shown");
    const before = await below();
    await buyerChanges(EMPTIED);
    await expect.poll(state).toBe("empty");
    expect(
      await page()
        .locator("waybill-offer")
        .evaluate((element) => getComputedStyle(element).visibility),
    ).toBe("hidden");
    expect(await below()).toBe(before);
    await buyerChanges({});
    await expect.poll(state).toBe("shown");
  });

  test("stays as it is while the cart grows; what the cart lost, or has from elsewhere, is looked at anew", async () => {
    const offer = offered.offer as NonNullable<OfferAnswer["offer"]>;
    await opens(renderBlock("cart-offer"));
    await expect.poll(state).toBe("shown");
    world().answer = { ...offered, offer: { ...offer, heading: "Something else" } };
    await buyerChanges({ items: [...cart.items, { variant_id: 12, quantity: 1 }], total_price: 5000 });
    await expect.poll(() => world().asked.filter((path) => path === "/cart.js").length).toBe(2);
    expect(await page().locator("[data-w=heading]").innerText()).toBe("Goes well with your cart");

    world().answer = { ...offered, offer: { ...offer, heading: "At its full price" } };
    await buyerChanges({ total_price: 6000, discount_codes: [{ code: "WELCOME", applicable: true }] });
    await expect.poll(() => page().locator("[data-w=heading]").innerText()).toBe("At its full price");

    world().answer = { ...offered, offer: { ...offer, heading: "Something else" } };
    await buyerChanges({ items: [{ variant_id: 12, quantity: 1 }], total_price: 1450 });
    await expect.poll(() => page().locator("[data-w=heading]").innerText()).toBe("Something else");

    world().answer = { ...offered, offer: null };
    await buyerChanges({ items: [{ variant_id: 12, quantity: 1 }, { variant_id: 21, quantity: 1 }], total_price: 2450 }); // oxfmt-ignore
    await expect.poll(state).toBe("empty");
  });

  test("brought back by the Back button the page says what holds now, and the cart's bar stays down", async () => {
    await opens(renderBlock("delivery-promise") + renderBlock("cart-bar", { "block.settings.show_offer": "1" }));
    const promise = page().locator("[data-w=promise]");
    await expect.poll(() => promise.innerText()).toBe("Arrives by Tuesday 1 December");
    world().answer = { ...offered, promise: { date: "2026-12-02", confidence: 95 } };
    await page().evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await expect.poll(() => promise.innerText()).toBe("Arrives by Wednesday 2 December");
    expect(await page().locator("waybill-offer[bar]").getAttribute("data-state")).toBeNull();
  });

  test("says by when the chosen variant is there, and nothing where that one can't be shipped", async () => {
    const form = `<form action="/cart/add"><select name="id"><option>11</option><option>12</option></select></form>`;
    await opens(form + renderBlock("delivery-promise", { "product.id": "1", "product.selected_or_first_available_variant.id": "11" }));
    await expect.poll(() => world().asked.join()).toContain("&productId=1&variantId=11");
    await expect.poll(state).toBe("shown");
    world().answer = { ...offered, promise: null };
    await page().locator("select").selectOption("12");
    await expect.poll(() => world().asked.join()).toContain("&productId=1&variantId=12");
    await expect.poll(state).toBe("empty");
  });

  test("says the day in the language of the words around it, as it is written where the buyer is, whatever his clock", async () => {
    const says = async (locale: string, timezoneId: string) => {
      await visits(timezoneId);
      await opens(renderBlock("delivery-promise"), { theme: `Shopify.locale = "${locale}";` });
      await expect.poll(state).toBe("shown");
      return page().locator("[data-w=promise]").innerText();
    };
    expect(await says("en-US", "Pacific/Kiritimati")).toBe("Arrives by Tuesday, December 1");
    expect(await says("en-GB", "Pacific/Pago_Pago")).toBe("Arrives by Tuesday 1 December");
    // A language that the extension doesn't speak has its words in English, and the day with them.
    expect(await says("es", "Europe/Madrid")).toBe("Arrives by Tuesday, December 1");
  });
}
