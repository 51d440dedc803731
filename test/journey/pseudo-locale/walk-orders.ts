import type { Message } from "#app/platform/messages/message.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { orderActions } from "#app/screens/order-actions/messages.ts";
import { COUNTRY_CODES } from "#app/screens/parts/countries.ts";
import { parts } from "#app/screens/parts/messages.ts";
import { DESK, PHONE } from "../both-screens.ts";
import { BUYER } from "./walk-packing.ts";
import type { Walk } from "./walk.ts";

/** The views of the Orders index, its filters, and what can be done to several orders at once. */
export async function ordersIndexIsWorded(walk: Walk) {
  const { app, page, open, allIsWorded } = walk;
  const views = ["", "view=needs-you", "view=at-warehouse", "view=late", "view=shipped", "view=split", "q=nobody", "stage=delivered"];
  for (const query of views) {
    await open("/app/orders", query);
    await allIsWorded(`Orders (${query || "all"})`);
  }
  for (const screen of [DESK, PHONE])
    for (const filter of [0, 1, 2]) {
      await page.setViewportSize(screen);
      await open("/app/orders", "q=nobody");
      await app.locator(".Polaris-Filters__AddFilter").click();
      await app.locator(".Polaris-ActionList__Item").nth(filter).waitFor();
      await walk.isWorded(`Orders, choosing a filter, ${screen.width} px`);
      await app.locator(".Polaris-ActionList__Item").nth(filter).click();
      await app.locator(".Polaris-Filters-FilterPill__PopoverWrapper").waitFor();
      await walk.isWorded(`Orders, filter ${filter + 1}, ${screen.width} px`);
    }
  await open("/app/orders", "view=needs-you");
  await page.setViewportSize(DESK);
  await app.getByRole("checkbox").nth(1).click({ force: true });
  await allIsWorded("Orders with one ticked");
  await page.setViewportSize(DESK);
  await walk.button(orderActions.message("hold")).click();
  await questionIsWorded(walk, "Holding orders");
  await page.setViewportSize(DESK);
  await walk.button(parts.message("reroute")).click();
  await questionIsWorded(walk, "Re-routing orders", parts.message("reroute"));
  await walk.toasted(fulfillment.message("rerouting", { count: 1 }));
}

/** What is asked before something is done with the order whose page is open, in the menu that a phone has: nothing is done. */
export async function asksOfOrderAreWorded(walk: Walk) {
  const { app, page } = walk;
  const asked = [orderActions.message("hold"), orderActions.message("choose"), parts.message("reroute"), orderActions.message("keep")];
  for (const label of asked) {
    await page.setViewportSize(PHONE);
    await app.locator(".Polaris-ActionMenu-RollupActions__RollupActivator button").click();
    await walk.isWorded("What can be done with an order, on a phone");
    await app
      .locator(".Polaris-ActionList__Item")
      .filter({ hasText: walk.words(label) })
      .click();
    if (label.code === orderActions.message("choose").code) await app.getByRole("dialog").getByRole("radio").first().waitFor();
    await questionIsWorded(walk, `Asked before an order's ${label.code}`);
  }
  walk.isData(...BUYER.name.split(" "), ...(await countriesInBrowser(walk)));
  await walk.button(orderActions.message("change-address")).click();
  await questionIsWorded(walk, "Changing an order's address");
  await walk.button(orderActions.message("cancel-parcel")).click();
  await questionIsWorded(walk, "Cancelling a parcel", null, orderActions.message("keep-parcel"));
}

/** A browser names some countries otherwise than Node. */
export function countriesInBrowser({ page }: Walk): Promise<string[]> {
  return page.evaluate((codes) => {
    const names = new Intl.DisplayNames("en", { type: "region" });
    return codes.flatMap((code) => names.of(code) ?? []);
  }, COUNTRY_CODES);
}

/** Reads a dialog, and answers it: that it shall be, or else not. */
async function questionIsWorded(walk: Walk, where: string, yes: Message | null = null, no: Message = orderActions.message("back")) {
  const dialog = walk.app.getByRole("dialog");
  const answer = dialog.getByRole("button", { name: walk.words(yes ?? no), exact: true });
  await answer.waitFor();
  await walk.allIsWorded(where);
  await answer.click();
  await dialog.waitFor({ state: "detached" });
}
