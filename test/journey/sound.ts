import type { FrameLocator } from "playwright-core";
import { expect } from "vitest";
import { seriousFaults } from "../support/ask-axe.ts";

/** Whether what the app shows fits its width, and holds nothing that stands in the way of somebody who can't see or point. */
export async function expectSound(app: FrameLocator, what = "the page"): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect.soft(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  const frame = (await (await app.owner().elementHandle())?.contentFrame()) ?? expect.fail("The app has no frame.");
  expect.soft(await seriousFaults(frame), what).toEqual([]);
}
