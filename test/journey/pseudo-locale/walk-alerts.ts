import { alertsScreen } from "#app/screens/alerts/messages.ts";
import { DESK } from "../both-screens.ts";
import type { Walk } from "./walk.ts";

/** Where exceptions are told: before anything is, what can be chosen, and a webhook. */
export async function alertsAreWorded(walk: Walk) {
  const { app, page, words, open, says, allIsWorded, isWorded } = walk;
  const label = (key: "url" | "chosen") => words(alertsScreen.message(key));
  walk.isData("hooks.slack.com/…UvWx");
  await open("/app/settings/alerts");
  await allIsWorded("Alerts before anybody is told");
  await page.setViewportSize(DESK);
  await app.getByLabel(label("url")).fill("https://hooks.slack.com/services/T0SANDBOX/B0ALERTS/AbCdEfGhIjKlMnOpQrStUvWx");
  await walk.saying(alertsScreen.message("add-it")).click();
  await says(alertsScreen.message("never-sent-try"));
  await app.getByLabel(label("chosen")).check({ force: true });
  await isWorded("A place where exceptions are told, and what can be chosen");
}
