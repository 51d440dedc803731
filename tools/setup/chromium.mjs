import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Where Chromium or Chrome is, for the tests that walk through pages: CHROME_PATH, or wherever it is installed. As root on Debian it
 * is installed when it is missing. Undefined when there is none; the tests that need it then say what to do.
 */
export async function chromiumPath() {
  const found = find();
  if (found || process.getuid?.() !== 0 || !onPath("apt-get")) return found;

  console.log("  Installing Chromium, which the browser tests need.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
  spawnSync("apt-get", ["install", "-qq", "-y", "--no-install-recommends", "chromium"], { stdio: "ignore", env });
  return find();
}

function find() {
  return process.env.CHROME_PATH ?? names.map(onPath).find(Boolean) ?? (isProgram(onMac) ? onMac : undefined);
}

function onPath(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
