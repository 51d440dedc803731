import { z } from "zod";
import { offers as conditions } from "#app/offers/messages.ts";
import { offer } from "#app/screens/offer/messages.ts";
import { offersScreen } from "#app/screens/offers/messages.ts";
import { DESK } from "../both-screens.ts";
import { countriesInBrowser } from "./walk-orders.ts";
import type { Walk } from "./walk.ts";

/** It is of a product of the shop's, by its name. */
const Preview = z.object({ example: z.object({ title: z.string() }) });

/** An offer from its template to its end, with every condition that can be asked for and what is said of wrong fields. */
export async function offersAreWorded(walk: Walk) {
  const { app, page, words, open, says, allIsWorded, toasted, button, field } = walk;
  await open("/app/offers");
  await says(offersScreen.message("first-title"));
  await allIsWorded("Offers when there are none");

  walk.isData(...(await countriesInBrowser(walk)));
  await open("/app/offers/new", "template=free-shipping");
  await field(offer.message("amount")).fill("60");
  for (const kind of ["cart-value", "cart-units", "has-product", "country", "market", "language", "schedule", "hours"] as const)
    await field(offer.message("add-condition")).selectOption({ label: words(conditions.message(kind)) });
  await button(offer.message("add-heading")).click();
  await button(offer.message("save-and-go-live")).click();
  await says(offer.message("not-saved"));
  await allIsWorded("A new offer with wrong fields");

  await open("/app/offers/new", "template=free-shipping");
  // Not before the page is open: what the one before it was still to be answered is gone with it, and can't be read.
  const previewed = page.waitForResponse(
    async (answer) => new URL(answer.url()).pathname === "/app/offers/preview" && Preview.safeParse(await answer.json()).success,
  );
  await field(offer.message("amount")).fill("60");
  walk.isData(Preview.parse(await (await previewed).json()).example.title);
  await button(offer.message("save-and-go-live")).click();
  await toasted(offer.message("now-live"));
  await button(offer.message("pause")).waitFor();
  await allIsWorded("An offer that is live");
  await button(offer.message("pause")).click();
  await toasted(offer.message("now-paused"));
  await open("/app/offers");
  await says(offersScreen.message("places"));
  await allIsWorded("Offers");

  await page.setViewportSize(DESK);
  await app.getByRole("link", { name: words(offer.message("template-shipping")), exact: true }).click();
  await button(offer.message("delete")).click();
  await says(offer.message("delete-leaves"));
  await allIsWorded("Whether an offer is to be deleted");
  await app
    .getByRole("dialog")
    .getByRole("button", { name: words(offer.message("delete")), exact: true })
    .click();
  await toasted(offer.message("now-deleted"));
}
