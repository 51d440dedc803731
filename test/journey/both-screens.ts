import type { Browser, BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import { eventually } from "../support/eventually.ts";
import { ORDINARY_BROWSER } from "../support/ordinary-browser.ts";

/** The widths at which every page is looked at. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The same for `describe.each`, by name. */
export const BOTH_SCREENS = [
  { screen: "a desk", ...DESK },
  { screen: "a phone", ...PHONE },
];

/** A person at a screen of their own, with a page of Shopify's admin that shows the app. */
export type AtScreen = { context: BrowserContext; page: Page; app: FrameLocator };

export async function sitDown(browser: Browser, viewport: { width: number; height: number }): Promise<AtScreen> {
  const context = await browser.newContext({ viewport, userAgent: ORDINARY_BROWSER });
  const page = await context.newPage();
  return { context, page, app: page.frameLocator("#app") };
}

/** Waits until React has taken a page over: what is typed before is lost. */
export async function comesAlive(app: FrameLocator): Promise<void> {
  await eventually(() => app.locator("body").evaluate(isAlive));
}

/** Waits until something shows to somebody who comes back to the page again and again, for it asks for its news at once then. */
export async function showsOnReturn(app: FrameLocator, place: Locator): Promise<void> {
  const comesBack = (body: HTMLElement) => void body.ownerDocument.defaultView?.dispatchEvent(new Event("focus"));
  await eventually(
    async () => {
      if (await place.isVisible()) return true;
      await app.locator("body").evaluate(comesBack);
      return false;
    },
    { everyMs: 250 },
  );
}

function isAlive(body: HTMLElement): boolean {
  return [...body.querySelectorAll("*")].some((element) => Object.keys(element).some((key) => key.startsWith("__reactFiber")));
}
