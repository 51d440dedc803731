import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";
import { BOTH_SCREENS, comesAlive, DESK, sitDown } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";

let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;
beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: true, seed: 5 });
  ({ page, app } = await sitDown(browser, DESK));
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

describe.each(BOTH_SCREENS)("settings at the width of $screen", ({ width, height }) => {
  const open = async () => {
    await page.setViewportSize({ width, height });
    await page.goto(`${sandbox.url}/admin/apps/waybill/app/settings`);
    await comesAlive(app);
  };
  const split = () => app.getByRole("textbox", { name: "Split penalty" });
  const parcels = () => app.getByRole("spinbutton", { name: "Most parcels" });
  const tags = () => app.getByRole("textbox", { name: /tags/i });
  const tells = () => app.getByRole("checkbox", { name: /buyer/i });
  const save = () => page.getByRole("button", { name: "Save", exact: true }).click();

  test("are saved by one press, whatever cards were changed, and stand there afterwards", async () => {
    await open();
    const before = await tells().isChecked();
    await split().fill(String(width / 100));
    await tags().fill(`vip ${width}`);
    await tells().setChecked(!before);
    await save();
    await page.locator("#save-bar").waitFor({ state: "hidden" });
    await open();
    expect(Number(await split().inputValue())).toBe(width / 100);
    expect(await tags().inputValue()).toBe(`vip ${width}`);
    expect(await tells().isChecked()).toBe(!before);
  });

  test("that are wrong are brought into sight, wherever they were sent from", async () => {
    await open();
    await split().fill("-5");
    await parcels().fill("99");
    await app.locator("html").evaluate((html) => html.scrollTo(0, html.scrollHeight));
    await save();
    await eventually(() => split().evaluate((field) => field === field.ownerDocument.activeElement));
    expect(await parcels().getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
  });

  test("lead on without a connection to a page that says so, and not to the browser's own", async () => {
    await open();
    await eventually(() => app.locator("head link[rel=modulepreload][href*=sync]").evaluate((link) => link.isConnected));
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await app
      .getByRole("link", { name: /sync health/i })
      .first()
      .click();
    const says = app.getByRole("heading", { name: "This page couldn't be shown" });
    await says.waitFor().finally(() => page.context().setOffline(false));
    await app.getByRole("button", { name: "Try again" }).click();
    await says.waitFor({ state: "detached" });
  });
});
