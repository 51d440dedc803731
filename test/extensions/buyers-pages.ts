import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OfferAnswer, OrderAnswer } from "#app/contracts/offers.ts";
import { launchChromium } from "../support/chromium.ts";
import { saucer as item } from "./saucer.ts";
import { APP, hostPage } from "./buyer-host.ts";

const offered: OfferAnswer = {
  decision: "d1",
  offer: { id: "o1", heading: "", items: [item], goal: null },
  promise: { date: "2026-12-01", confidence: 95 },
};
const nothing: OfferAnswer = { decision: null, offer: null, promise: null };
const order: OrderAnswer = {
  promise: { date: "2026-12-01", confidence: 95 },
  parcels: [
    { stage: "shipped", items: [{ title: "A cup", quantity: 2 }], tracking: [{ carrier: "DHL", number: "1", url: "https://t.example/1" }] },
  ],
  reorderUrl: "https://cups.example/cart/11:2",
};

/** The built extensions of the pages on which buyers pay and come back, in a browser. */
export const buyersPagesInBrowser = () =>
  describe("the built extensions of buyers' pages in a browser", () => {
    let browser: Browser;
    let page: Page;
    let answers: Record<string, unknown>;
    const asked: { path: string; body: unknown; token: string | undefined }[] = [];

    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      asked.length = 0;
      answers = { "/offers/decide": offered, "/offers/order": order };
      page = await browser.newPage();
    });
    afterEach(() => page.close());

    async function opens(handle: string, facts?: string): Promise<void> {
      await page.route("http://shop.test/", (route) => route.fulfill({ contentType: "text/html", body: hostPage(handle, facts) }));
      await page.route(`${APP}/**`, (route) => {
        const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, Content-Type" };
        const request = route.request();
        if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers: cors });
        const path = new URL(request.url()).pathname;
        asked.push({ path, body: request.postDataJSON(), token: request.headers()["authorization"] });
        if (path === "/offers/events") return route.fulfill({ status: 204, headers: cors });
        return path in answers ? route.fulfill({ json: answers[path], headers: cors }) : route.fulfill({ status: 502, headers: cors });
      });
      await page.goto("http://shop.test/");
    }
    const told = () => asked.filter(({ path }) => path === "/offers/events").map(({ body }) => body);
    const checkbox = () => page.locator("s-checkbox");
    const ticked = () => checkbox().evaluate((box) => (box as unknown as { checked: boolean }).checked);
    /** As a person does it: the box is ticked at once, and told of. */
    const ticks = () =>
      checkbox().evaluate((box) => {
        const { checked } = box as unknown as { checked: boolean };
        Object.assign(box, { checked: !checked }).dispatchEvent(new Event("change"));
      });
    const changes = () => page.evaluate("changes");
    /** Everything that was begun has come to its end: the app was asked, and what came of it is drawn. */
    const settled = () => expect.poll(() => asked.filter(({ path }) => path === "/offers/decide").length).toBeGreaterThan(0);

    test("in checkout: one offer at the buyer's price, not ticked, and counted once it stands there", async () => {
      await opens("checkout-offers");
      await checkbox().waitFor({ state: "attached" });

      expect(await ticked()).toBe(false);
      expect(await checkbox().getAttribute("label")).toBe("Add to my order for EUR 8.00");
      expect(await page.locator("s-section").innerText()).toMatch(
        /A saucer.*EUR 8\.00.*EUR 10\.00.*You save EUR 2\.00.*Made for this cup\..*Tuesday, 1 December 2026/s,
      );
      expect(asked[0]).toEqual({
        path: "/offers/decide",
        token: "Bearer the.session.token",
        body: {
          placement: "checkout",
          lines: [{ variantId: "11", quantity: 2 }],
          visitor: "checkout-1",
          checkoutToken: "checkout-1",
          language: "en",
          discounts: "HELLO\nSummer sale",
          country: "DE",
          market: "42",
          postalCode: "10115",
        },
      });
      await expect.poll(told).toEqual([{ decision: "d1", kind: "shown", checkoutToken: "checkout-1" }]);
    });

    test("in checkout: ticked, it is in the cart under the offer's name with its code; ticked off, it is out", async () => {
      await opens("checkout-offers");
      await ticks();
      await expect.poll(told).toContainEqual(expect.objectContaining({ kind: "accepted" }));
      expect(await ticked()).toBe(true);

      await ticks();
      await expect.poll(told).toContainEqual(expect.objectContaining({ kind: "declined" }));
      expect(await ticked()).toBe(false);
      expect(await changes()).toEqual([
        {
          type: "addCartLine",
          merchandiseId: "gid://shopify/ProductVariant/21",
          quantity: 1,
          attributes: [
            { key: "_waybill_offer", value: "o1" },
            { key: "_waybill_place", value: "checkout" },
          ],
        },
        { type: "addDiscountCode", code: "SAUCER" },
        { type: "removeCartLine", id: "2", quantity: 1 },
        { type: "removeDiscountCode", code: "SAUCER" },
      ]);
      await expect.poll(told).toMatchObject([{ kind: "shown" }, { kind: "accepted", variantId: "21" }, { kind: "declined" }]);
      // Taking an offer is no reason to look for another.
      expect(asked.filter(({ path }) => path === "/offers/decide")).toHaveLength(1);
    });

    test.each([
      ["the wallet allows no change", "addCartLine", 1],
      ["its code is refused", "addDiscountCode", 3],
    ])("in checkout: when %s it says so in its own words, and the order is as it was", async (_, refused, count) => {
      await opens("checkout-offers", `globalThis.refuses = ${JSON.stringify(refused)};`);
      await ticks();

      await page.getByText("This couldn't be added. Your order is as it was.").waitFor({ state: "attached" });
      await expect.poll(async () => ((await changes()) as unknown[]).length).toBe(count);
      await expect.poll(ticked).toBe(false);
      expect(told()).not.toContainEqual(expect.objectContaining({ kind: "accepted" }));
    });

    test.each<[string, string | undefined, unknown]>([
      ["there is nothing to offer", undefined, nothing],
      ["the app answers nonsense", undefined, "<html>"],
      ["the shop doesn't sell it there", "shopify.query = async () => ({ data: { node: null } });", { ...offered, promise: null }],
      ["Shopify hands out no token", "shopify.sessionToken.get = async () => { throw new Error('no') };", offered],
    ])("in checkout: nothing is drawn when %s", async (_, facts, answer) => {
      answers["/offers/decide"] = answer;
      await opens("checkout-offers", facts);
      if (facts?.includes("sessionToken") !== true) await settled();
      expect(await page.locator("body > *:not(script)").count()).toBe(0);
      expect(told()).toEqual([]);
    });

    test("in checkout: by when the order is there is said without an offer too, unless the merchant hides it", async () => {
      answers["/offers/decide"] = { ...nothing, promise: offered.promise };
      await opens("checkout-offers");
      await page.getByText("Your order arrives by Tuesday, 1 December 2026").waitFor({ state: "attached" });
      await page.unrouteAll();
      asked.length = 0;
      await opens("checkout-offers", "shopify.settings.value = { hide_promise: true };");
      await settled();
      expect(await page.locator("body > *:not(script)").count()).toBe(0);
    });

    test("in checkout: the day is in the language of the words around it, and the app hears of a buyer who fetches it himself", async () => {
      answers["/offers/decide"] = { ...nothing, promise: offered.promise };
      await opens("checkout-offers", "shopify.localization.language = changing({ isoCode: 'es' });");
      await page.getByText("Your order arrives by Tuesday, 1 December 2026").waitFor({ state: "attached" });

      answers["/offers/decide"] = nothing;
      const fetches =
        "shopify.deliveryGroups.value = shopify.deliveryGroups.value.map((group) => ({ ...group, selectedDeliveryOption: { handle: 'shop' } }))";
      await page.evaluate(fetches);
      await expect.poll(() => asked.at(-1)?.body).toMatchObject({ placement: "checkout", delivery: "pickup" });
      await expect.poll(() => page.locator("body > *:not(script)").count()).toBe(0);
    });

    test("in checkout: nobody is asked where no line can be added, and the merchant's editor shows a sample", async () => {
      await opens("checkout-offers", "shopify.instructions.value.lines.canAddCartLine = false;");
      expect([await page.locator("body > *:not(script)").count(), asked]).toEqual([0, []]);

      await page.unrouteAll();
      await opens("checkout-offers", "shopify.extension.editor = { type: 'checkout' };");
      await page.getByText("A product of your shop").waitFor({ state: "attached" });
      expect(asked).toEqual([]);
    });

    test.each([
      ["thank-you-offers", "thank_you"],
      ["order-status", "order_status"],
    ])(
      "after the purchase (%s): where the parcels are, the way to order again, and one offer in a cart of its own",
      async (handle, placement) => {
        await opens(handle);
        await page.locator("s-button").waitFor({ state: "attached" });

        expect(await page.locator("s-section").first().innerText()).toMatch(
          /Arrives by Tuesday, 1 December 2026.*Your parcel.*On its way.*2 × A cup.*DHL 1.*Order the same again/s,
        );
        expect(await page.locator("s-link").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
          "https://t.example/1",
          "https://cups.example/cart/11:2",
        ]);
        expect(await page.locator("s-button").getAttribute("href")).toMatch(
          /^https:\/\/cups\.example\/cart\/21:1\?properties=.+&discount=SAUCER$/,
        );
        expect(asked.find(({ path }) => path === "/offers/decide")?.body).toMatchObject({
          placement,
          lines: [{ variantId: "11", quantity: 2 }],
          market: "42",
        });
        await expect.poll(told).toEqual([{ decision: "d1", kind: "shown", checkoutToken: "checkout-1" }]);
      },
    );

    test("after the purchase: what the merchant hides, and what the app doesn't know, isn't there", async () => {
      answers = { "/offers/decide": nothing };
      await opens("order-status");
      await settled();
      expect(await page.locator("body > *:not(script)").count()).toBe(0);

      answers = { "/offers/order": order };
      await page.unrouteAll();
      await opens("order-status", "shopify.settings.value = { hide_offer: true };");
      await page.locator("s-section").waitFor({ state: "attached" });
      expect(await page.locator("s-button").count()).toBe(0);
    });
  });
