import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";
import { BOTH_SCREENS, comesAlive, showsOnReturn, sitDown } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";
import { expectSound } from "./sound.ts";

let browser: Browser;
let sandbox: Sandbox;
beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: true, seed: 31, pollSeconds: 1 });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

async function control(call: string, body?: object): Promise<unknown> {
  const asked = body && { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return (await fetch(`${sandbox.url}/_control/${call}`, asked)).json();
}

const State = z.object({ inventory: z.array(z.object({ sku: z.string().nullable(), available: z.number() })) });
const Mails = z.object({ mails: z.array(z.object({ subject: z.string() })) });

describe.each(BOTH_SCREENS)("recovery, on $screen:", ({ screen, width, height }) => {
  let context: BrowserContext;
  let page: Page;
  let app: FrameLocator;
  beforeAll(async () => {
    ({ context, page, app } = await sitDown(browser, { width, height }));
  });
  afterAll(() => context.close());

  const open = async (path: string) => {
    await page.goto(`${sandbox.url}/admin/apps/waybill${path}`);
    await comesAlive(app);
  };
  const button = (name: string | RegExp) => app.getByRole("button", { name, exact: typeof name === "string" }).first();
  const dialog = (name: string) => app.getByRole("dialog").getByRole("button", { name, exact: true });
  const says = (words: string | RegExp) => app.getByText(words).first().waitFor();
  const isSound = (what: string) => expectSound(app, what);
  const name = screen === "a desk" ? "Three mails" : "Three mails 2";
  const buyer = `ada-${width}@example.com`;

  test("email is connected with a live check that says what is wrong", async () => {
    await open("/app/recovery");
    if (screen === "a desk") {
      await says("No cart has been left yet");
      await isSound("the empty index of carts");
      const smtp = new URL(sandbox.smtpUrl);
      await open("/app/settings/channels");
      await button("Set up Email").click();
      await app.getByLabel("Server", { exact: true }).fill(smtp.hostname);
      await app.getByLabel("Port", { exact: true }).fill("99");
      await app.getByLabel("Sender's name").fill("Tea and Mugs");
      await app.getByLabel("Sender's address").fill("shop@tea.example.com");
      await button("Connect").click();
      await says("Use port 25, 465, 587 or 2525");
      await app.getByLabel("Port", { exact: true }).fill(smtp.port);
      await button("Connect").click();
    } else await open("/app/settings/channels");
    await button("Pause").click();
    await says("Nothing leaves by it until you resume.");
    await button("Resume").click();
    await button("Pause").waitFor();
    if (screen === "a desk") {
      // Without it mail leaves at any hour of its reader's night.
      await app.getByText("Email keeps these hours too").click();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator("#save-bar").waitFor({ state: "hidden" });
    } else expect(await app.getByLabel("Email keeps these hours too").isChecked()).toBe(true);
    await isSound("the channels");
  });

  test("what Shopify has to allow is asked for where it is of use, and a merchant who declines is told what stays", async () => {
    const shopifyAsks = (answer: "Cancel" | "Update") => page.locator("#permission").getByRole("button", { name: answer }).click();
    if (screen === "a desk") {
      await button("Allow Waybill to tell Shopify what people say about marketing").click();
      await shopifyAsks("Cancel");
      await says("The permission wasn't given, so Shopify isn't told.");
      await button("Allow Waybill to tell Shopify what people say about marketing").click();
      await shopifyAsks("Update");
      await says("Shopify is told");
      await button("Turn on Waybill's pixel").click();
      await shopifyAsks("Cancel");
      await says("The permission wasn't given, so the pixel stays off.");
      await button("Turn on Waybill's pixel").click();
      await shopifyAsks("Update");
    }
    await says("No visitor has been seen yet.");
    await isSound("what is allowed");
  });

  test("a journey is begun from a template, changed with its letter in sight, tried on last month and live", async () => {
    await open("/app/recovery/journeys");
    await button("Use this: Three mails").click();
    await says("Not live yet");
    await isSound("the editor of a journey");

    await button("Edit: Wait 1 hour").click();
    await app.getByLabel("How long").fill("0");
    // Enter says that one is done, and what is wrong keeps the dialog open, as its button does.
    await app.getByLabel("How long").press("Enter");
    await says("Enter 1 or more.");
    await app.getByLabel("How long").fill("30");
    await app.getByLabel("Unit").selectOption("minutes");
    await isSound("the dialog of a step");
    await app.getByLabel("How long").press("Enter");
    await app.getByRole("dialog").waitFor({ state: "detached" });
    // Whoever works by keys goes on where the dialog was opened.
    await button("Edit: Wait 30 minutes").press("Enter");
    await app.getByLabel("How long").press("Escape");
    await app.locator("button:focus").and(button("Edit: Wait 30 minutes")).waitFor();

    await button(/^Edit: Email: “Your cart/).click();
    await app.frameLocator("iframe[title='Preview']").getByText("still here").first().waitFor();
    await app.frameLocator("iframe[title='Preview']").getByText("12 Brick Lane").waitFor();
    await app.getByLabel("Subject", { exact: true }).fill("{% if %}");
    await says("This can't be sent as it is");
    await app.getByLabel("Subject", { exact: true }).fill(`Still yours, ${width}`);
    await says(`Subject: Still yours, ${width}`);
    // Its blocks, by keys: words that would break a template are words, a block moves and says where to, and what is removed comes back.
    await button(/^Edit: Text: You left/).click();
    await app.getByRole("textbox", { name: "Words" }).fill("{{ Still }} <b>yours");
    await app.frameLocator("iframe[title='Preview']").getByText("{{ Still }} <b>yours").waitFor();
    await button(/^Move up: Text: \{\{ Still/).press("Enter");
    await app.getByText(/is number 4 of 9 now/).waitFor({ state: "attached" });
    await button(/^Remove: Heading/).press("Enter");
    await app.locator(":focus[aria-label^='Bring back: Heading']").waitFor();
    await page.keyboard.press("Enter");
    await button(/^Remove: Shop's name/).press("Enter");
    await button("Computer").press("Enter");
    await button("Edit as code").press("Enter");
    await button("Make code").press("Enter");
    expect(await app.getByLabel("Letter (MJML and Liquid)").inputValue()).toContain("&#123;&#123; Still");
    await button("Back to the blocks").press("Enter");
    await button("Back to the blocks").press("Enter");
    await button(/^Edit: Text: \{\{ Still/).waitFor();
    await app.getByLabel("Your email address").fill(`me-${width}@example.com`);
    await dialog("Send the test").click();
    await eventually(async () => Mails.parse(await control(`mails?to=me-${width}`)).mails.length > 0);
    // In the letter's frame nothing runs: it can't be asked.
    await dialog("Done").click();

    await button(/^Add a step after: Wait 30 minutes/).click();
    await app.getByRole("dialog").getByText("Split by conditions", { exact: true }).click();
    await dialog("Choose").click();
    await dialog("Add").click();
    await says("Add at least one condition.");
    await app.getByLabel("Add a condition").selectOption({ label: "Cart value" });
    await app.getByLabel("From", { exact: true }).fill("1");
    await dialog("Add").click();
    await says("The cart is worth £1.00 or more.");
    await says("Goes on below");
    await isSound("a journey with branches");
    await button("Take out: Divide by conditions").press("Enter");
    await dialog("Take out").press("Enter");
    await app.locator("button:focus").waitFor();
    await app.getByText("Goes on below").waitFor({ state: "detached" });

    // What keeps it from going live is named where it is told, with the way to its step; what is put right is no longer wrong.
    const subject = app.getByLabel("Subject", { exact: true });
    await button(/^Edit: Email: “Still yours/).click();
    await subject.fill("{{ nonsense }}");
    await dialog("Done").click();
    // Also where it can't be looked at while it is typed.
    await page.route("**/app/recovery/check", (route) => route.abort());
    await button("Save and go live").click();
    await button(/^Email: “…/).press("Enter");
    await app.locator("[id^=step-]:focus").getByText("nothing is called nonsense").waitFor();
    await page.unroute("**/app/recovery/check");
    await isSound("a journey that can't go live");
    await button(/^Edit: Email: “…/).click();
    await subject.fill(`Still yours, ${width}`);
    await dialog("Done").click();
    await app.getByText("nothing is called nonsense").first().waitFor({ state: "detached" });
    expect(await app.getByText("This wasn't done").count()).toBe(0);
    await button("Save and go live").click();
    await button("Pause").waitFor();
    await button("Try it on last month").click();
    await says(/would have entered, of/);
    await isSound("the dry run");
  });

  test("what somebody types is not lost when somebody else saves meanwhile", async () => {
    await button("Move down: Wait 23 hours").click();
    const other = await sitDown(browser, { width, height });
    await other.page.goto(`${sandbox.url}/admin/apps/waybill/app/recovery/journeys`);
    await comesAlive(other.app);
    await other.app.getByRole("link", { name, exact: true }).click();
    await other.app.getByRole("button", { name: "Edit: Wait 2 days" }).click();
    await other.app.getByLabel("How long").fill("3");
    await other.app.getByRole("dialog").getByRole("button", { name: "Done", exact: true }).click();
    await other.page.getByRole("button", { name: "Save", exact: true }).click();
    await other.page.locator("#save-bar").waitFor({ state: "hidden" });
    await other.context.close();

    await page.getByRole("button", { name: "Save", exact: true }).click();
    await says("Somebody else changed this journey meanwhile");
    await button("Save mine over theirs").click();
    await app.getByText("Somebody else changed this journey meanwhile").waitFor({ state: "detached" });
    await open("/app/recovery/journeys");
    await app.getByRole("link", { name, exact: true }).click();
    await button(/^Edit: Wait 23 hours/).waitFor();
    const steps = await app.getByRole("button", { name: /^Edit: / }).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    expect(steps.map((step) => step?.replace("Edit: ", "")).slice(1, 5)).toEqual([
      "Wait 30 minutes",
      expect.stringContaining("Email"),
      expect.stringContaining("Still thinking"),
      "Wait 23 hours",
    ]);
  });

  test.runIf(screen === "a phone")(
    "a flow of Klaviyo's is shown as what it would become, and is a draft once the merchant says so",
    async () => {
      const wait = { id: "11", type: "time-delay", data: { unit: "hours", value: 4 }, links: { next: "12" } };
      const actions = [wait, { id: "12", type: "send-webhook", data: {}, links: { next: null } }];
      const definition = { triggers: [{ type: "metric", id: "M1" }], entry_action_id: "11", actions };
      await open("/app/recovery/journeys");
      await app.getByRole("link", { name: "Import from Klaviyo" }).click();
      await app.getByLabel("Or paste it").fill(JSON.stringify({ name: `From Klaviyo ${width}`, definition }));
      await button("Read").click();
      await app.getByLabel("What M1 counts").selectOption({ label: "Added to Cart" });
      await says("When a buyer leaves a cart");
      await says("Has no counterpart");
      await isSound("what a Klaviyo flow would become");
      await button("Create 1 draft").click();
      await app.getByRole("link", { name: `From Klaviyo ${width}`, exact: true }).click();
      await button("Edit: Wait 4 hours").waitFor();
    },
  );

  test("a cart that is left says whose it is, what they agreed to and what is done about it, until a merchant stops it", async () => {
    const { inventory } = State.parse(await control("state?all=1"));
    const [sku] = inventory.filter(({ available }) => available > 5).flatMap((one) => one.sku ?? []);
    const lines = [{ sku, quantity: 2 }];
    const ada = { email: buyer, name: `Ada ${width}`, countryCode: "GB", consent: { email: "subscribed" } };
    await control("checkouts/abandon", { lines, ...ada });
    await open("/app/recovery?view=all");
    await showsOnReturn(app, app.getByRole("link", { name: `Ada ${width}` }));
    await control("clock", { advance: "PT40M" });
    await showsOnReturn(app, app.getByText(/In “Three mails|Nothing, on purpose/).first());
    await isSound("the index of carts");
    await app.getByRole("link", { name: `Ada ${width}` }).click();
    await says("Agreed");
    await says("Its buyer left");
    await isSound("a cart");
    await button(/^Stop “/).click();
    await says(/was stopped/);
    await open("/app/recovery/calls");
    await says("Nobody is to be called");
    await isSound("the list of calls");
  });
});
