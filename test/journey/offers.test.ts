import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium } from "../support/chromium.ts";
import { BOTH_SCREENS, comesAlive, sitDown } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";
import { expectSound } from "./sound.ts";

/** Places besides the product's page, and with which words an offer is taken or left there. */
const ELSEWHERE = {
  Cart: "Add to cart",
  Checkout: "Add to my order",
  "After payment": "Decline this offer",
  "Thank-you page": "Buy now",
  "Order status": "Buy now",
};

let browser: Browser;
let sandbox: Sandbox;
beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: true, seed: 23 });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

describe.each(BOTH_SCREENS)("offers, on $screen:", ({ width, height }) => {
  let context: BrowserContext;
  let page: Page;
  let app: FrameLocator;
  const broken: string[] = [];
  beforeAll(async () => {
    ({ context, page, app } = await sitDown(browser, { width, height }));
    context.on("weberror", (error) => void broken.push(error.error().message));
  });
  afterAll(() => context.close());

  const button = (name: string) => app.getByRole("button", { name, exact: true }).first();
  const inAdmin = (name: string) => page.getByRole("button", { name, exact: true });
  const says = (words: string | RegExp) => app.getByText(words).first().waitFor();
  const isSound = (what: string) => expectSound(app, what);
  /** Something from the page's menu, which a phone folds away. */
  const does = async (label: string) => {
    if (!(await button(label).isVisible())) await app.locator("button[aria-label*='actions' i]").first().click();
    await button(label).click();
  };

  test("from an empty page to one that is live, edited, paused and deleted", async () => {
    await page.goto(`${sandbox.url}/admin/apps/waybill/app/offers`);
    await comesAlive(app);
    await says("Make your first offer");
    await isSound("the empty page");

    await app.getByRole("link", { name: "Start: A product beside another" }).click();
    await says("Not saved yet");
    await says("Fill in the marked fields, and the places, to see it.");
    for (const kind of ["Volume discount", "Buy X, get Y", "Free gift"]) {
      await app.getByText(kind, { exact: true }).first().click();
      await isSound(`the editor of ${kind}`);
    }
    await app.getByText("Products that you choose", { exact: true }).first().click();
    await button("Choose products").waitFor();
    await button("Save and go live").click();
    await says("Choose at least one product.");
    await button("Choose products").click();
    await page.locator("#picker-list input").first().check();
    await inAdmin("Select").click();
    await button("Change products").waitFor();
    // Before it is saved it is seen as buyers will, in each place by what stands there for them.
    for (const place of Object.keys(ELSEWHERE)) await app.getByLabel(place, { exact: true }).check();
    const within = (place: string) => app.frameLocator(`iframe[title='${place}']`);
    await within("Product page").getByRole("button", { name: "Add to cart" }).waitFor();
    for (const [place, words] of Object.entries(ELSEWHERE)) await within(place).getByText(words).waitFor();
    // It is taken once Shopify has answered: it may be unmarked, and not to be pressed, until then.
    await within("Checkout").getByLabel("Add to my order").click();
    await within("Checkout").getByRole("checkbox", { checked: true, disabled: false }).waitFor();
    await isSound("the editor with previews");
    await app.getByLabel("Buyer's language").selectOption("de");
    await within("Product page").getByRole("button", { name: "In den Warenkorb" }).waitFor();
    expect(broken, "what broke within a preview").toEqual([]);
    for (const place of Object.keys(ELSEWHERE)) await app.getByLabel(place, { exact: true }).uncheck();
    await button("Save and go live").click();
    await says("Live, but not seen yet");
    await says("No buyer's page has asked for an offer yet here: Product page.");
    await app.getByRole("link", { name: "Place it: Product page" }).waitFor();

    await app.getByLabel("Add a condition").selectOption({ label: "Cart value" });
    await app.getByLabel("From", { exact: true }).fill("a lot");
    await app.getByLabel("Rank").fill("0");
    await inAdmin("Save").click();
    await says("Check the 2 marked fields.");
    await says("Enter an amount, such as");
    await says("Enter 1 or more.");
    await isSound("the editor with wrong fields");
    await app.getByLabel("From", { exact: true }).fill("40");
    await app.getByLabel("Rank").fill("1");
    await inAdmin("Save").click();
    await says("The cart is worth £40.00 or more.");
    expect(await app.getByLabel("Rank").inputValue()).toBe("1");

    await app.getByLabel("Name").fill("Something else");
    page.once("dialog", (asks) => void asks.dismiss());
    await app.getByRole("link", { name: "Offers" }).or(button("Offers")).first().click();
    expect(await app.getByLabel("Name").inputValue(), "typed before leaving was asked about").toBe("Something else");
    await inAdmin("Discard").click();

    await button("Pause").click();
    await says("Buyers don't see it until it goes live again.");
    await app.getByRole("link", { name: "Offers" }).or(button("Offers")).first().click();
    await says("Where offers stand");
    await says("The cart is worth £40.00 or more.");
    await isSound("the list of offers");

    await app.getByRole("link", { name: "A product beside another", exact: true }).click();
    await says("Buyers don't see it until it goes live again.");
    await does("Delete");
    await says("Delete A product beside another?");
    await isSound("the question before it is deleted");
    // A phone folds the button away, with the menu that it is in.
    if (width > 600) {
      const keepIt = app.getByRole("dialog").getByRole("button", { name: "Keep it" });
      await keepIt.click();
      await keepIt.waitFor({ state: "detached" });
      await button("Delete").press("Enter");
      await keepIt.press("Enter");
      await app.locator("button:focus").and(button("Delete")).waitFor();
      await button("Delete").press("Enter");
    }
    await app.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await says("Make your first offer");
  });
});
