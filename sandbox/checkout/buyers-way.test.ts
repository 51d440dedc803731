import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createStorefront } from "#sandbox/storefront/create-storefront.ts";
import { handleStorefront } from "#sandbox/storefront/handle-storefront.ts";
import { aDiscount, basic, off } from "#sandbox/shopify/discounts/calculation/a-discount.ts";
import { aBuyersApp, clientId, clientSecret } from "#test/sandbox/a-buyers-app.ts";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { seriousFaults } from "#test/support/ask-axe.ts";
import { launchChromium } from "#test/support/chromium.ts";
import { eventuallyHolds } from "#test/support/eventually.ts";
import { fillInCheckout } from "#test/support/fill-in-checkout.ts";
import { listen } from "#test/support/listen.ts";

const { state, mug, plate } = aSmallShop();
const settings = new Map<string, Record<string, string>>();
let changes: unknown[] = [];
let app: { url: string; close: () => Promise<void> };
let origin: string;
let close: () => Promise<void>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const amiss: string[] = [];

beforeAll(async () => {
  app = await aBuyersApp(() => changes);
  const storefront = createStorefront({
    state,
    clock: state.clock,
    app: {
      clientId,
      clientSecret,
      origin: () => app.url,
      applicationUrl: "https://app.example",
      extensionsFolder: fileURLToPath(new URL("../../test/sandbox/buyers-extensions", import.meta.url)),
      settings,
    },
  });
  ({ url: origin, close } = await listen((request, response) => void handleStorefront(storefront, request, response)));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await close();
  await app.close();
  state.clock.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(6000);
  context.on("console", (message) => {
    if (message.type() === "error") amiss.push(message.text());
  });
  context.on("weberror", (error) => void amiss.push(error.error().message));
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  expect(amiss.splice(0)).toEqual([]);
});

const extension = (name: string) => page.frameLocator(`iframe[title="${name}"]`);
const order = () => [...state.orders.values()].at(-1);
async function inTheCheckout(query = "") {
  await page.goto(`${origin}/storefront/cart/${mug.id}:1`);
  if (query) await page.goto(`${origin}/storefront/checkout?${query}`);
}
const pays = () => fillInCheckout(page, "Enter");
/** Nothing scrolls sideways on a phone, and everybody can use it. */
async function isSound() {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page)).toEqual([]);
}

test.each([
  ["horizon", "add standard-action: 1"],
  ["dawn", "cart-update of fixture"],
])("what an app's embed adds is in the drawer at once, in the theme %s", async (theme, heard) => {
  await page.goto(`${origin}/storefront/products/${mug.product.handle}?theme=${theme}`);
  await page.getByRole("button", { name: "Take the plate" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("1 × Plate").waitFor();
  await drawer.getByText("£12.00").first().waitFor();
  await page.getByRole("link", { name: "Cart (1)" }).waitFor();
  await eventuallyHolds(async () => expect(await page.evaluate(() => document.body.dataset["heard"])).toBe(heard));
  await isSound();
  await drawer.getByRole("button", { name: "Remove Plate" }).click();
  await page.getByRole("link", { name: "Cart (0)" }).waitFor();
});

test("a block of the theme stands on the product page, in the buyer's language and at his market's price", async () => {
  await page.goto(`${origin}/storefront/products/${mug.product.handle}?country=DE&locale=de`);
  const card = page.locator(".fixture-card");
  expect(await card.innerText()).toBe("Goes well with it\n\n9,94 € for DE\n\n0 Sachen im Warenkorb".replace(" €", "\u00a0€"));
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await page.getByRole("dialog").getByText("9,94").first().waitFor();
});

test("an extension in the checkout reads the price, adds a line, and the total follows", async () => {
  await inTheCheckout();
  const frame = extension("checkout");
  await frame.getByText("1 line, 12.45").waitFor();
  await frame.getByRole("button", { name: "Take one for £8.50" }).click();
  await frame.getByText("success").waitFor();
  await frame.getByText("2 lines, 20.95").waitFor();
  await page.locator("#total").getByText("£20.95").waitFor();
  await frame.getByLabel("Tick me").check();
  await frame.getByText("ticked true, may add true").waitFor();
  await isSound();
  await page.getByLabel("Country").selectOption("FR");
  await page.locator("#total").getByText("£29.95").waitFor();
  await frame.getByText("2 lines, 29.95").waitFor();
});

test("a code that takes something off is on the checkout, and one that doesn't is refused", async () => {
  await inTheCheckout();
  const frame = extension("checkout");
  await frame.getByRole("button", { name: "Use the code" }).click();
  await frame.getByText("code error").waitFor();
  state.discounts.set(1, aDiscount(1, basic(off(0.1)), "TEN"));
  await frame.getByRole("button", { name: "Use the code" }).click();
  await frame.getByText("code success").waitFor();
  await page.getByLabel("Discount code").fill("NOTHING");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("alert").getByText("Enter a code").waitFor();
  await page.locator("#total").getByText("£11.60").waitFor();
  await pays();
  await page.getByText("Thank you").first().waitFor();
  expect(order()?.discounts).toMatchObject([{ title: "TEN" }]);
  state.discounts.delete(1);
});

test("what was typed last into the checkout is what is known of it, however slowly what was typed before is told", async () => {
  await inTheCheckout();
  const { promise: allIsTyped, resolve } = Promise.withResolvers<unknown>();
  let told = 0;
  await page.route("**/hosted/fill?*", async (route) => {
    if (++told === 1) await allIsTyped;
    await route.continue();
  });
  await fillInCheckout(page, "Tab");
  resolve(undefined);
  await page.waitForResponse((answer) => answer.request().postData()?.includes("LS1 4DY") ?? false);
  await page.unroute("**/hosted/fill?*");
  await page.reload();
  expect(await page.getByLabel("Postcode").inputValue()).toBe("LS1 4DY");
});

test("an extension's requests come from nowhere, with a session token of the shop and for the app", async () => {
  await inTheCheckout();
  const frame = extension("checkout");
  await frame.getByRole("button", { name: "Ask the app" }).click();
  await frame
    .getByText(JSON.stringify({ from: "null", claims: ["aud", "dest", "exp", "iat", "jti", "nbf"], dest: state.shop.myshopifyDomain }))
    .waitFor();
});

test("with a wallet no line can be added though the instructions allow it, and in the editor nothing is asked", async () => {
  await inTheCheckout("wallet=1");
  const frame = extension("checkout");
  await frame.getByRole("button", { name: /Take one/ }).click();
  await eventuallyHolds(async () => expect(await frame.locator("s-banner").innerText()).toContain("error"));
  await inTheCheckout("wallet=0&editor=1");
  await frame.getByText("A sample").waitFor();
});

test("what is taken after payment is on the order that was paid, which is then free to be shipped", async () => {
  changes = [
    { type: "add_variant", variantId: plate.id, quantity: 1, discount: { value: 25, valueType: "percentage", title: "25 % off" } },
  ];
  await inTheCheckout();
  await pays();
  const offer = extension("post-purchase");
  await offer.getByRole("heading", { name: "One more?" }).waitFor();
  await isSound();
  expect(order()?.offer?.isOpen).toBe(true);
  await offer.getByRole("button", { name: /Pay now · 9\.0+ GBP/ }).click();
  await page.getByText("Thank you").first().waitFor();
  expect(order()?.lines).toMatchObject([{ sku: "MUG" }, { sku: "PLATE", discountMinor: 300 }]);
  expect(order()?.offer?.isOpen).toBe(false);
});

test("who declines, pays at the door or has no offer comes to the thank-you page with what he bought", async () => {
  await inTheCheckout();
  await pays();
  await extension("post-purchase").getByRole("button", { name: "No, thank you" }).click();
  await page.getByText("Thank you").first().waitFor();
  await inTheCheckout();
  await page.getByLabel("Cash on delivery").check();
  await pays();
  await page.getByText("Thank you").first().waitFor();
  changes = [];
  await inTheCheckout();
  await pays();
  await page.getByText("Thank you").first().waitFor();
  expect(order()?.lines).toMatchObject([{ sku: "MUG" }]);
});

test("thank-you and order status show their blocks, with the merchant's settings and what the buyer's browser remembers", async () => {
  settings.set("after", { note: "hello" });
  await inTheCheckout();
  await pays();
  await page.getByText("Thank you").first().waitFor();
  const token = order()?.checkoutToken ?? "";
  const rest = `1 lines of ${token}, hello, ${state.shop.myshopifyDomain}`;
  await extension("after").getByText(`purchase.thank-you.block.render: ${rest}`).waitFor();
  await extension("after").getByText("seen 1").waitFor();
  await page.getByRole("link", { name: "Follow your order" }).click();
  await extension("after").getByText(`customer-account.order-status.block.render: ${rest}`).waitFor();
  await extension("after").getByText("seen 2").waitFor();
  await isSound();
});
