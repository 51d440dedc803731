import { fulfillment } from "#app/fulfillment/messages.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { DESK } from "../both-screens.ts";
import type { Walk } from "./walk.ts";

export const DISMISSED_BECAUSE = "Sent by hand";

/** What is asked and said when exceptions are assigned, dismissed one by one or together, and put back. */
export async function worklistIsWorded(walk: Walk) {
  const { app, page, open, allIsWorded, saying, toasted } = walk;
  const { message } = exceptionsScreen;
  const form = app.locator("form");
  const dismiss = () => form.getByText(walk.words(message("dismiss")), { exact: true }).click();

  await page.setViewportSize(DESK);
  await open("/app/exceptions", "owner=mine");
  await walk.says(message("nothing-is-yours"));
  await allIsWorded("Exceptions of one's own, when there are none");

  await open("/app/exceptions");
  await app.locator("select").first().selectOption({ index: 1 });
  await toasted(fulfillment.message("assigned", { count: 1 }));
  await app.locator("select").first().selectOption({ index: 0 });
  await toasted(fulfillment.message("assigned-to-nobody", { count: 1 }));

  await saying(message("dismiss")).click();
  await walk.says(message("kept-on-timeline"));
  await allIsWorded("Exceptions with one being dismissed");
  await dismiss();
  await form.locator("[aria-invalid=true]").waitFor();
  await allIsWorded("Exceptions with one dismissed without a reason");
  await form.locator("input").fill(DISMISSED_BECAUSE);
  await dismiss();
  await toasted(fulfillment.message("dismissed-exceptions", { count: 1 }));
  await allIsWorded("Exceptions of which one is dismissed");
  await saying(message("undo")).click();
  await toasted(fulfillment.message("undone-dismissals", { count: 1 }));

  await open("/app/exceptions");
  await saying(message("dismiss-all", { all: 2 })).click();
  await walk.says(message("why-all-dealt-with", { all: 2 }));
  await allIsWorded("Exceptions with two being dismissed");
  await form.locator("input").fill(DISMISSED_BECAUSE);
  await dismiss();
  await toasted(fulfillment.message("dismissed-exceptions", { count: 2 }));
}
