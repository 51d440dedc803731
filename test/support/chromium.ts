import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  process.env["CHROME_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts the machine's own Chromium or Chrome. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (!executablePath) throw new Error("No Chromium here: install Debian's `chromium` or Google Chrome, or name one in CHROME_PATH.");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"] });
}
