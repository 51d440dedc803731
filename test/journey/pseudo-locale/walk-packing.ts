import { packing } from "#app/packing/messages.ts";
import { packingStation } from "#app/screens/packing-station/messages.ts";
import { parts } from "#app/screens/parts/messages.ts";
import { ui } from "#app/ui/messages/messages.ts";
import { eventually } from "../../support/eventually.ts";
import { DESK } from "../both-screens.ts";
import type { Walk } from "./walk.ts";

export const BUYER = { name: "Zoe Oster", address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA", countryCode: "GB" };
const NOTE = "Please ring twice";

/** Of what is typed and chosen at the packing station. */
export const AT_THE_STATION = [
  ...["Royal Mail", "DHL Express", "DPD UK", "Evri", "UPS", "FedEx", "USPS", "GLS", "La Poste", "PostNord"],
  ...[...Object.values(BUYER), NOTE],
];

/** Two orders of what only the merchant's own shelves have: picked in one walk, packed and handed over, with every mistake that can be made on the way. */
export async function packingIsWorded(walk: Walk) {
  const { app, open, allIsWorded, saying, button } = walk;
  await walk.control("packer", { enabled: false });
  const [many, one] = await onlyHere(walk);
  const lines = [{ sku: many, quantity: 3 }, { sku: one, quantity: 1 }]; // oxfmt-ignore
  for (let order = 0; order < 2; order++) await walk.placed({ lines, shipTo: BUYER, note: NOTE });

  await eventually(async () => {
    await open("/app/packing", "step=dispatched");
    await saying(packingStation.message("pick", { count: 2 })).waitFor({ timeout: 15_000 });
    return true;
  });
  await allIsWorded("Parcels to pick");
  const parcels = app.getByRole("list", { name: walk.words(packingStation.message("parcels-to-pick")) }).getByRole("button");
  for (const parcel of await parcels.all()) await parcel.click();
  await saying(packingStation.message("choose-parcels")).waitFor();
  await allIsWorded("Parcels to pick, none chosen");
  for (const parcel of await parcels.all()) await parcel.click();

  await saying(packingStation.message("pick", { count: 2 })).click();
  const stops = app.getByRole("list", { name: walk.words(packingStation.message("walking-order")) }).locator("button[aria-pressed]");
  await stops.first().waitFor();
  await allIsWorded("A pick list");
  await cantFindIsWorded(walk);
  for (const stop of await stops.all()) await stop.click();
  await saying(packingStation.message("all-picked")).waitFor();
  await allIsWorded("A pick list, all picked");
  const wave = await app.locator("body").evaluate(() => location.search.replaceAll(/locale=[^&]*&?/g, ""));
  await button(packingStation.message("picked")).click();

  await wrongScansAreWorded(walk, many);
  await pack(walk, one);
  await allIsWorded("A parcel to ship");
  await slipIsWorded(walk);
  await walk.field(packingStation.message("carrier")).selectOption("other");
  await button(packingStation.message("ship")).click();
  await app.locator("[aria-invalid=true]").waitFor();
  await allIsWorded("A parcel to ship, with no carrier");
  await walk.field(packingStation.message("carrier-name")).fill("Evri");
  await ship(walk);
  await allIsWorded("A parcel that has left before another");

  await app.locator('a[href^="/app/packing/parcels/"]').click();
  await pack(walk, many, 3);
  await pack(walk, one);
  await walk.field(packingStation.message("tracking-number")).fill("RM123456789GB");
  await ship(walk);
  await saying(packingStation.message("back-to-station")).waitFor();
  await allIsWorded("The last parcel has left");

  await open("/app/packing/wave", wave.replace(/^\?/, ""));
  await saying(packingStation.message("nothing-left-to-pick")).waitFor();
  await allIsWorded("A pick list that is done");
  await open("/app/packing/parcels/none");
  await allIsWorded("A parcel that there is not");
}

/** Two SKUs that only the merchant's own shelves have. */
export const onlyHere = (walk: Walk) => onlyAt(walk, /^London stockroom$/, /ShipBob/);
export const onlyAway = (walk: Walk) => onlyAt(walk, /ShipBob/, /^London stockroom$/);

function onlyAt({ state }: Walk, place: RegExp, other: RegExp): Promise<readonly [string, string]> {
  return eventually(async () => {
    const { inventory } = await state();
    const there = new Set(inventory.flatMap(({ sku, location, available }) => (other.test(location ?? "") && available > 0 ? [sku] : [])));
    const here = inventory.filter(({ sku, location, available }) => place.test(location ?? "") && available > 100 && !there.has(sku));
    const [first, second] = here.flatMap(({ sku }) => sku ?? []);
    return first && second ? ([first, second] as const) : undefined;
  });
}

/** What is asked of somebody who can't find an item: all are found, then the question is left. */
async function cantFindIsWorded({ app, page, words, button, says, allIsWorded }: Walk) {
  await page.setViewportSize(DESK);
  await button(packingStation.message("cant-find")).click();
  const dialog = app.getByRole("dialog");
  await dialog.locator("input").first().fill("99");
  await dialog.getByRole("button", { name: words(packingStation.message("keep-count")), exact: true }).click();
  await says(packing.message("all-found"));
  await allIsWorded("An item that can't be found");
  await dialog.getByRole("button", { name: words(packingStation.message("go-back")), exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** What a scan is answered with: something else, the right thing, and one too many. */
async function wrongScansAreWorded(walk: Walk, sku: string) {
  const scan = async (code: string) => {
    await walk.field(packingStation.message("scan")).fill(code);
    await walk.field(packingStation.message("scan")).press("Enter");
  };
  await walk.field(packingStation.message("scan")).waitFor();
  await walk.allIsWorded("A parcel to pack");
  await scan("NO-SUCH-SKU");
  await walk.says(packing.message("wrong-item", { scanned: "NO-SUCH-SKU" }));
  await walk.allIsWorded("A wrong item");
  await scan(sku);
  await walk.says(packingStation.message("is-in", { sku, packed: packingStation.message("packed-of", { packed: 1, count: 4 }) }));
  await walk.allIsWorded("A right item");
  await pack(walk, sku, 2);
  await scan(sku);
  await walk.says(packing.message("enough", { sku }));
  await walk.allIsWorded("One item too many");
}

/** Taps the units of a SKU in that are left. */
async function pack(walk: Walk, sku: string, units = 1) {
  const item = walk.app.getByRole("listitem").filter({ hasText: sku });
  const put = units === 1 ? packingStation.message("put-in-one") : packingStation.message("put-in-all", { units });
  await item.getByText(walk.words(put), { exact: true }).click();
  await item.getByText(walk.words(put), { exact: true }).waitFor({ state: "detached" });
}

async function slipIsWorded({ page, pdfIsWorded, saying, toasted }: Walk) {
  const slip = saying(parts.message("packing-slip"));
  await pdfIsWorded("A packing slip", slip);
  await toasted(ui.message("downloaded"));
  await page.route("**/app/packing/slip/**", (route) => route.abort());
  await slip.click();
  await toasted(ui.message("not-downloaded"));
  await page.unroute("**/app/packing/slip/**");
}

async function ship(walk: Walk) {
  await walk.button(packingStation.message("ship")).click();
  await walk.says(packingStation.message("has-left"));
}
