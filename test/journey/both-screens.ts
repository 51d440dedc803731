import type { FrameLocator } from "playwright-core";
import { eventually } from "../support/eventually.ts";

/** The widths at which every page is looked at. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The same for `describe.each`, by name. */
export const BOTH_SCREENS = [
  { screen: "a desk", ...DESK },
  { screen: "a phone", ...PHONE },
];

/** Waits until React has taken a page over: what is typed before is lost. */
export async function comesAlive(app: FrameLocator): Promise<void> {
  await eventually(() => app.locator("body").evaluate(isAlive), 60_000);
}

function isAlive(body: HTMLElement): boolean {
  return [...body.querySelectorAll("*")].some((element) => Object.keys(element).some((key) => key.startsWith("__reactFiber")));
}
