import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

/** What the page around what is asked about answers for. */
const OF_THE_FRAME = ["region", "landmark-one-main", "page-has-heading-one"];

const OPTIONS: axe.RunOptions = {
  resultTypes: ["violations"],
  // Each document is asked for itself.
  iframes: false,
  rules: Object.fromEntries(OF_THE_FRAME.map((rule) => [rule, { enabled: false }])),
};

/** What in a document, and in all that it frames, seriously stands in the way of somebody who can't see or point: a line for each kind. */
export async function seriousFaults(place: Page | Frame): Promise<string[]> {
  const frame = "mainFrame" in place ? place.mainFrame() : place;
  const violations = await violationsIn(frame);
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const framed = await Promise.all(frame.childFrames().map(seriousFaults));
  return [...serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`), ...framed.flat()];
}

async function violationsIn(frame: Frame): Promise<axe.Result[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(document, options), OPTIONS);
  return violations;
}
