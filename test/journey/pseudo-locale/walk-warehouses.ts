import { fulfillment } from "#app/fulfillment/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { warehouse } from "#app/screens/warehouse/messages.ts";
import { DESK, PHONE } from "../both-screens.ts";
import type { Walk } from "./walk.ts";

/** The merchant's own shelves: counted, priced, paused and resumed, with what is said of wrong fields. */
export async function ownShelvesAreWorded(walk: Walk, path: string) {
  const { app, open, allIsWorded, toasted, button, field, save } = walk;
  /** Saves what is filled in; the page says which field is wrong. */
  const isRefused = async (what: string) => {
    await save();
    await app.locator("[aria-invalid=true]").first().waitFor();
    await allIsWorded(what);
  };
  const isSaved = async (said: Message = warehouse.message("saved")) => {
    await save();
    await toasted(said);
  };

  await open(path, "tab=stock");
  const units = app.locator("table input, input[inputmode=numeric]").first();
  await units.fill("?");
  await isRefused("Counts that are none");
  await units.fill("41");
  await isSaved(warehouse.message("counted", { count: 1 }));

  const [sku = ""] = (await walk.state()).inventory.flatMap(({ sku }) => sku ?? []);
  await field(warehouse.message("list-of-stock")).fill("NO-SUCH-SKU, many\n,4");
  await button(warehouse.message("take-counts")).click();
  await walk.says(warehouse.message("left-out", { count: 2 }));
  await allIsWorded("A list of which nothing is taken");
  await field(warehouse.message("list-of-stock")).fill(`NO-SUCH-SKU, many\n${sku}, 42`);
  await button(warehouse.message("take-counts")).click();
  await toasted(warehouse.message("counted", { count: 1 }));
  await allIsWorded("A list of which a row is left out");

  await open(path, "tab=prices");
  await button(warehouse.message("add-zone")).click();
  await field(warehouse.message("first-item")).fill("?");
  await isRefused("Prices that are none");
  await walk.discard();
  await field(warehouse.message("first-item")).fill("1.05");
  await isSaved();

  await open(path, "tab=promise");
  await field(warehouse.message("rank")).fill("0");
  await isRefused("A rank that is none");
  await field(warehouse.message("rank")).fill("2");
  await isSaved();

  await open(path, "tab=place");
  await field(warehouse.message("name")).fill("");
  await isRefused("A warehouse without a name");
  await walk.discard();

  await does(walk, "pause");
  await toasted(warehouse.message("paused"));
  await allIsWorded("A paused warehouse");
  await does(walk, "resume");
  await toasted(warehouse.message("resumed"));
}

/** What only a provider's warehouse can be told: to be asked for its stock, and to take new credentials. */
export async function theirsIsWorded(walk: Walk, path: string) {
  const { app, open, allIsWorded, toasted, button } = walk;
  await open(path, "tab=stock");
  await button(warehouse.message("read-now")).click();
  await toasted(warehouse.message("read"));

  await open(path, "tab=prices");
  await button(warehouse.message("confirm-prices")).click();
  await toasted(warehouse.message("saved"));

  await does(walk, "renew");
  await walk.says(warehouse.message("renew-help"));
  await allIsWorded("Renewing credentials");
  const token = app.getByRole("dialog").locator("input[type=password]");
  await token.fill("not-a-token");
  await button(warehouse.message("check-and-save")).click();
  await app.locator("[aria-invalid=true]").waitFor();
  await allIsWorded("Renewing credentials, refused");
  await token.fill(walk.sandbox.shipbobToken);
  await button(warehouse.message("check-and-save")).click();
  await toasted(warehouse.message("renewed"));
}

/** Asks before a warehouse goes; one that still has parcels to ship stays, and says so. */
export async function disconnectingIsWorded(walk: Walk, { path, stays }: { path: string; stays: { warehouse: string } | null }) {
  await walk.open(path);
  await actionsOnPhoneAreWorded(walk);
  await does(walk, "disconnect");
  await walk.says(warehouse.message("disconnect-leaves"));
  await walk.allIsWorded(`Disconnecting ${path}`);
  await walk.app
    .getByRole("dialog")
    .getByRole("button", { name: walk.words(warehouse.message("disconnect")), exact: true })
    .click();
  if (stays === null) return walk.toasted(warehouse.message("disconnected"));
  await walk.says(fulfillment.message("parcels-open", { count: 1, ...stays }));
  await walk.allIsWorded(`Disconnecting ${path}, refused`);
}

/** An action of the page's head: on a desk each is a button. */
async function does({ page, button }: Walk, action: "pause" | "resume" | "renew" | "disconnect") {
  await page.setViewportSize(DESK);
  await button(warehouse.message(action)).click();
}

/** On a phone they stand in a menu. */
async function actionsOnPhoneAreWorded({ page, app, isWorded }: Walk) {
  await page.setViewportSize(PHONE);
  await app.locator(".Polaris-ActionMenu-RollupActions__RollupActivator button").click();
  await app.locator(".Polaris-ActionList__Item").first().waitFor();
  await isWorded("What a warehouse can be told, on a phone");
  await page.keyboard.press("Escape");
}
