import { connectWizard } from "#app/screens/connect-warehouse/messages.ts";
import { warehouse } from "#app/screens/warehouse/messages.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { shipBobWords } from "#app/warehouses/providers/shipbob/messages.ts";
import type { Walk } from "./walk.ts";

const CONTINUE = connectWizard.message("continue");

/** The built-in warehouse's steps, up to the last, which is not sent; and what is said of wrong fields on the way. */
export async function openingOneIsWorded({ open, allIsWorded, button, field, says }: Walk) {
  await open("/app/warehouses/connect");
  await allIsWorded("Connecting a warehouse");
  await open("/app/warehouses/connect", "kind=built_in");
  await button(CONTINUE).click();
  await says(warehouses.message("no-street"));
  await allIsWorded("Where a built-in warehouse is, with wrong fields");
  await field(connectWizard.message("street")).fill("12 Brick Lane");
  await field(connectWizard.message("city")).fill("London");
  await button(CONTINUE).click();
  await says(warehouse.message("cut-off"));
  await allIsWorded("When a built-in warehouse ships");
  await button(CONTINUE).click();
  await says(warehouse.message("picking"));
  await allIsWorded("What a built-in warehouse costs");
}

/** A provider's steps, up to the last; and what is said of wrong credentials. */
export async function connectingOneIsWorded({ app, sandbox, open, allIsWorded, button, says }: Walk) {
  await open("/app/warehouses/connect", "kind=shipbob");
  await allIsWorded("A provider's credentials");
  const token = app.locator("input[type=password]");
  await token.fill("not-a-token");
  await button(CONTINUE).click();
  await app.locator("[aria-invalid=true]").waitFor();
  await allIsWorded("A provider's credentials, refused");
  await token.fill(sandbox.shipbobToken);
  await button(CONTINUE).click();
  await says(connectWizard.message("channel"));
  await allIsWorded("A provider's building and channel");
  await button(CONTINUE).click();
  await says(connectWizard.message("tells-no-prices", { provider: shipBobWords.message("label") }));
  await allIsWorded("A provider's terms");
}
