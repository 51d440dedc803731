import { afterAll, beforeAll, describe, test } from "vitest";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { idIn, startWalk, type Walk } from "../pseudo-locale/walk.ts";
import { bringAbout, type World } from "./bring-about.ts";
import { shelves, type Shelves, troubleWithOrders } from "./trouble-with-orders.ts";
import { worklist, type Worklist } from "./worklist.ts";

const WAREHOUSES = ["London stockroom", "ShipBob Manchester"];

/** What ShipBob writes, and names that are nobody's words. */
const DATA = [
  ...["They don't know the recipient", "Held by ShipBob", "Cancelled by ShipBob", "ShipBob"],
  ...["Demo Merchant", "Robin Packer", "Waybill Demo", "GBP"],
];

let walk: Walk;
let world: World;
let list: Worklist;
let shelf: Shelves;
let orders = new Map<ExceptionCause, string>();
const orderOf = (cause: ExceptionCause) => orders.get(cause) ?? "";

beforeAll(async () => {
  walk = await startWalk({ language: "en", data: DATA });
  await walk.sandbox.setUp();
  world = bringAbout(walk);
  list = worklist(walk);
  await walk.control("packer", { enabled: false });
  await world.people("auto-ship", { enabled: false });
  shelf = shelves(await world.goods());
  orders = await troubleWithOrders(world, shelf);
}, 420_000);
afterAll(() => walk.stop());

test("the list fits a desk and a phone, is there for everybody, and in the reader's words", { timeout: 180_000 }, async () => {
  for (const cause of ["parcel.returned", "parcel.lost", "parcel.other-goods"] as const) await list.untilListed(cause, orderOf(cause));
  await list.looksRight();
});

describe("with one order, by the button at it:", () => {
  const again: [ExceptionCause, string][] = [
    ["parcel.rejected", "Re-route"],
    ["parcel.on-hold", "Re-route"],
    ["parcel.cancelled-by-warehouse", "Re-route"],
    ["order.short", "Re-route"],
    ["order.called-back", "Re-route"],
    ["order.shipped-before", "Ship again"],
    ["parcel.lost", "Ship again"],
    ["parcel.returned", "Ship again"],
  ];
  test.each(again)("%s", { timeout: 240_000 }, (cause, label) => list.solve(cause, orderOf(cause), list.presses(cause, label)));
});

describe("where a person puts it right, the button leads there:", () => {
  test("unroutable.out-of-stock: the shelf is counted", { timeout: 240_000 }, async () => {
    const { app } = walk;
    const order = orderOf("unroutable.out-of-stock");
    const sku = (await walk.state()).orders.find(({ id }) => id === order)?.lineItems[0]?.sku ?? "";
    await list.solve("unroutable.out-of-stock", order, async () => {
      await app.getByRole("link", { name: `Count ${sku} at London stockroom` }).click();
      const units = app.locator("table input, input[inputmode=numeric]").first();
      await units.waitFor();
      await units.fill("6000");
      await list.save();
    });
  });

  test("unroutable.too-many-parcels: the limit is raised", { timeout: 240_000 }, async () => {
    const limit = async (most: string) => {
      await walk.app.getByLabel("Most parcels per order").fill(most);
      await list.save();
    };
    await walk.open("/app/settings");
    await limit("1");
    const lines = [shelf.home(), shelf.bob()].map((sku) => ({ sku, quantity: 1 }));
    const order = await world.order({ lines });
    await list.solve("unroutable.too-many-parcels", order, async (name) => {
      await list
        .line("unroutable.too-many-parcels", name)
        .getByRole("link", { name: /^Raise the limit/ })
        .click();
      await limit("3");
    });
  });

  test("unroutable.address-not-served: a price for the country is added, prefilled", { timeout: 300_000 }, async () => {
    const { page, app } = walk;
    for (const name of WAREHOUSES) {
      await list.openWarehouse(name, "Prices");
      await app.getByRole("button", { name: "Remove zone Rest of world" }).click();
      await list.save();
    }
    const shipTo = { countryCode: "BR", city: "Recife" };
    const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 1 }], shipTo });
    await list.solve("unroutable.address-not-served", order, async () => {
      await app.getByRole("link", { name: /^Add a price for Brazil/ }).click();
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
      await list.save();
    });
  });

  test("parcel.other-goods: the order is opened in Shopify, and settled there", { timeout: 240_000 }, async () => {
    const order = orderOf("parcel.other-goods");
    await list.solve("parcel.other-goods", order, async (name) => {
      const link = list.line("parcel.other-goods", name).getByRole("link", { name: `Open the order in Shopify: ${name}` });
      const [shopify] = await Promise.all([walk.page.waitForEvent("popup"), link.click()]);
      await shopify.waitForURL(new RegExp(`/orders/${idIn(order)}$`));
      await shopify.close();
      await list.untilListed("order.short", order);
      await world.cancelsOrder(order);
    });
  });
});

describe("with a warehouse, for all of its orders:", () => {
  test("unroutable.no-warehouse: one that is paused is resumed", { timeout: 240_000 }, async () => {
    const { app } = walk;
    const resume = app.getByRole("button", { name: "Resume", exact: true });
    for (const name of WAREHOUSES) {
      await list.openWarehouse(name);
      await app.getByRole("button", { name: "Pause", exact: true }).click();
      await resume.waitFor();
    }
    const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 1 }] });
    await list.solve("unroutable.no-warehouse", order, () =>
      list
        .card("unroutable.no-warehouse")
        .getByRole("button", { name: /^Resume London stockroom/ })
        .first()
        .click(),
    );
    await list.openWarehouse("ShipBob Manchester");
    await resume.click();
    await resume.waitFor({ state: "detached" });
  });

  test("warehouse.unreachable: it is asked now, and answers", { timeout: 240_000 }, async () => {
    await world.fault({ target: "shipbob", kind: "500" });
    await list.solve("warehouse.unreachable", null, async () => {
      const card = list.card("warehouse.unreachable");
      const ask = card.getByRole("button", { name: "Ask it now" });
      await ask.click();
      await walk.app.getByText(/still doesn't answer/).waitFor({ timeout: 60_000 });
      await world.clearFaults();
      await ask.click();
      await card.waitFor({ state: "detached", timeout: 60_000 });
    });
  });

  test("warehouse.refused: its credentials are renewed", { timeout: 240_000 }, async () => {
    await world.fault({ target: "shipbob", kind: "403-allowlist" });
    await list.solve("warehouse.refused", null, async () => {
      await world.clearFaults();
      await list
        .card("warehouse.refused")
        .getByRole("link", { name: /^Renew credentials/ })
        .click();
      const dialog = walk.app.getByRole("dialog");
      await dialog.locator("input[type=password]").fill(walk.sandbox.shipbobToken);
      await dialog.getByRole("button", { name: "Check and save" }).click();
      await dialog.waitFor({ state: "detached" });
    });
  });

  test("routing.needs-permission: it is allowed again", { timeout: 240_000 }, async () => {
    await world.takesBackScopes();
    await list.solve("routing.needs-permission", null, async () => {
      await list.card("routing.needs-permission").getByRole("link", { name: "Allow in Settings" }).click();
      await walk.app.getByRole("button", { name: "Turn routing on" }).click();
      await walk.page.getByRole("button", { name: "Update" }).click();
      await walk.app.getByRole("button", { name: "Turn routing off" }).waitFor();
    });
  });
});

test("parcel.cancellation-unanswered: the warehouse is asked again, and stops it", { timeout: 300_000 }, async () => {
  const cause = "parcel.cancellation-unanswered";
  const order = await world.atShipBob(shelf.bob());
  await world.fault({ target: "shipbob", kind: "500" });
  await world.callsOff(order);
  await walk.control("clock", { advance: "PT22H30M" });
  await list.untilListed(cause, order);
  await world.clearFaults();
  await list.solve(cause, order, list.presses(cause, "Ask again to stop it"));
});
