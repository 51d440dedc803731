import axe from "axe-core";
import type { ElementHandle, FrameLocator } from "playwright-core";
import { expect } from "vitest";

/** What the admin's frame around the app answers for. */
const OF_THE_FRAME = ["region", "landmark-one-main", "page-has-heading-one"];

const OPTIONS: axe.RunOptions = {
  resultTypes: ["violations"],
  rules: Object.fromEntries(OF_THE_FRAME.map((rule) => [rule, { enabled: false }])),
};

/** Whether what the app shows fits its width, and holds nothing that stands in the way of somebody who can't see or point. */
export async function expectSound(app: FrameLocator, what = "the page"): Promise<void> {
  const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect.soft(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await analyze(app);
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => `${what}, ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)).toEqual([]);
}

/** Asks the app's document alone: the admin around it is the sandbox's, and looking through both takes a page more each time. */
async function analyze(app: FrameLocator): Promise<axe.AxeResults> {
  const owner: ElementHandle = (await app.owner().elementHandle()) ?? expect.fail("The app has no frame.");
  const frame = (await owner.contentFrame()) ?? expect.fail("The app's frame has no document.");
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  return frame.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(document, options), OPTIONS);
}
