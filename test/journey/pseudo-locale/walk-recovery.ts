import { builtInMail } from "#app/recovery/templates/built-in-templates.ts";
import { channelsScreen } from "#app/screens/channels/messages.ts";
import { callsScreen } from "#app/screens/calls/messages.ts";
import { journey } from "#app/screens/journey/messages.ts";
import { journeysScreen } from "#app/screens/journeys/messages.ts";
import { recoveryScreen } from "#app/screens/recovery/messages.ts";
import { DESK } from "../both-screens.ts";
import type { Walk } from "./walk.ts";

/** The screens of recovery before anything was left, and a journey with the dialogs in which it is changed. */
export async function recoveryIsWorded(walk: Walk) {
  const { app, page, words, open, says, allIsWorded, isWorded, saying } = walk;
  // What the built-in mails say is a merchant's own text once it stands in a journey: of Liquid in it stands a dot for what it puts in.
  const subjects = (["first-reminder", "second-reminder", "last-reminder"] as const).flatMap((name) =>
    Object.values(builtInMail(name)).map(({ subject }) => subject),
  );
  walk.isData(...subjects.flatMap((subject) => subject.split(/\{[{%].*?[%}]\}/).map((part) => part.trim())));

  await open("/app/recovery");
  await says(recoveryScreen.message("no-carts"));
  await allIsWorded("Recovery when nothing was left");
  await open("/app/recovery/calls");
  await says(callsScreen.message("no-open"));
  await allIsWorded("Calls when there are none");
  // Where the store is, as Shopify says it.
  walk.isData("12 Brick Lane", "London", "E1 6RF", "United Kingdom");
  await open("/app/settings/channels");
  await allIsWorded("Channels before any is connected");
  await page.setViewportSize(DESK);
  for (const channel of ["email", "sms", "whatsapp"] as const) {
    const name = words(channelsScreen.message("set-up-it", { channel: words(channelsScreen.message(channel)) }));
    await app.getByRole("button", { name, exact: true }).click();
  }
  await isWorded("What channels ask for");

  await open("/app/recovery/journeys");
  await says(journeysScreen.message("first-title"));
  await allIsWorded("Journeys when there are none");
  await page.setViewportSize(DESK);
  await saying(journeysScreen.message("use")).click();
  await says(journey.message("is-draft"));
  await allIsWorded("A journey");
  await page.setViewportSize(DESK);
  await saying(journey.message("add-step")).click();
  await says(journey.message("choose-step"));
  await isWorded("What can happen next in a journey");
  await saying(journey.message("cancel")).click();
  await saying(journey.message("discount")).click();
  await says(journey.message("discount-why"));
  await isWorded("A journey's discount");
}
