import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { fulfillment } from "#app/fulfillment/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { connectWizard } from "#app/screens/connect-warehouse/messages.ts";
import { home } from "#app/screens/home/messages.ts";
import { order } from "#app/screens/order/messages.ts";
import { orderActions } from "#app/screens/order-actions/messages.ts";
import { parts } from "#app/screens/parts/messages.ts";
import { settings } from "#app/screens/settings/messages.ts";
import { ui } from "#app/ui/messages/messages.ts";
import { warehouses as warehousesRoom } from "#app/warehouses/messages.ts";
import { eventually } from "../../support/eventually.ts";
import { alertsAreWorded } from "./walk-alerts.ts";
import { connectingOneIsWorded, openingOneIsWorded } from "./walk-connecting.ts";
import { offersAreWorded } from "./walk-offers.ts";
import { recoveryIsWorded } from "./walk-recovery.ts";
import { AT_THE_STATION, BUYER, onlyAway, onlyHere, packingIsWorded } from "./walk-packing.ts";
import { asksOfOrderAreWorded, ordersIndexIsWorded } from "./walk-orders.ts";
import { DISMISSED_BECAUSE, worklistIsWorded } from "./walk-worklist.ts";
import { disconnectingIsWorded, ownShelvesAreWorded, theirsIsWorded } from "./walk-warehouses.ts";
import { DESK, showsOnReturn } from "../both-screens.ts";
import { idIn, namesByIntl, startWalk, type Walk } from "./walk.ts";

/** Of what is typed while a warehouse is connected, and of the provider's buildings. */
const ADDRESSES = ["12 Brick Lane", "London", "E1 6RF", "Manchester (GB)", "Manchester", "Cicero (IL)", "Cicero", "GB", "US"];
/** What a provider writes of a parcel that it holds, and of one on its way. */
const HELD = "No carrier delivers to SY";
const ON_ITS_WAY = [
  "Label created, parcel not yet with the carrier",
  "Parcel is with the carrier",
  "Parcel has left the carrier's hub",
  "Parcel is out for delivery",
  "Parcel was delivered",
];
/** How parcels may be shipped: at checkout, and what providers call it. */
const SERVICES = ["Standard", "Expedited"];
/** Who is signed in, what is looked for, scanned and counted in vain. */
const TYPED = ["Demo Merchant", "Robin Packer", "nobody", "NO-SUCH-SKU", '"many"'];

let walk: Walk;
beforeAll(async () => {
  walk = await startWalk({
    pollSeconds: 10,
    whole: true,
    data: [
      "GBP",
      "ShipBob",
      "Waybill demo",
      "Waybill Demo",
      HELD,
      ...ON_ITS_WAY,
      DISMISSED_BECAUSE,
      ...SERVICES,
      ...TYPED,
      ...ADDRESSES,
      ...AT_THE_STATION,
      ...namesByIntl(),
    ],
  });
});
afterAll(() => walk.stop());

test("a shop's first day is told in the reader's words", async () => {
  const { open, says, allIsWorded } = walk;
  await walk.state();
  await open("/app");
  await says(home.message("set-up"));
  await allIsWorded("Home while the shop is copied");
  await walk.saying(home.message("hide")).click();
  await walk.saying(home.message("hide")).waitFor({ state: "detached" });
  await open("/app/settings");
  await allIsWorded("Settings before a warehouse is connected");
  await walk.button(settings.message("show-guide-again")).click();
  await walk.toasted(settings.message("guide-shown"));
  await open("/app/warehouses");
  await allIsWorded("Warehouses when there are none");
  await open("/app/packing");
  await allIsWorded("Packing station when there is none");
  await openingOneIsWorded(walk);
  await connectingOneIsWorded(walk);
  await walk.sandbox.setUp();
  walk.isData("Domestic", "Europe", "Rest of world");
  await open("/app/exceptions");
  await allIsWorded("Exceptions when there are none");
});

test("offers are made, refused, edited and deleted in the reader's words", async () => {
  await offersAreWorded(walk);
});

test("recovery is told in the reader's words", async () => {
  await recoveryIsWorded(walk);
  await alertsAreWorded(walk);
});

test("parcels are picked, packed and shipped in the reader's words, and so is their slip", async () => {
  await packingIsWorded(walk);
});

test("orders, whatever becomes of them, are told in the reader's words", async () => {
  const { open, allIsWorded } = walk;
  await walk.control("packer", { enabled: false });
  const [waiting = "", shipped = ""] = await walk.placed({ count: 2, seed: 1 });
  const { inventory } = await walk.state();
  const [sku] = inventory.filter(({ available }) => available > 0).flatMap(({ sku }) => sku ?? []);
  const [unroutable = ""] = await walk.placed({ lines: [{ sku, quantity: 90_000 }] });
  await walk.placed({ lines: [{ sku, quantity: 90_000 }] });
  const [away] = await onlyAway(walk);
  const [held = ""] = await walk.placed({ lines: [{ sku: away, quantity: 60 }], shipTo: { countryCode: "SY", city: "Homs" } });

  await opensOnce(unroutable, order.message("why-no-warehouse"));
  await allIsWorded("Order that no warehouse can ship");
  await opensOnce(waiting, order.message("chosen"));
  await allIsWorded("Order that is routed");
  await opensOnce(held, order.message("parcel-problem"));
  await walk.saying({ code: "platform:verbatim", args: { text: HELD } }).waitFor();
  await allIsWorded("Order that its warehouse holds");
  const [ours] = await onlyHere(walk);
  const [atOurs = ""] = await walk.placed({ lines: [{ sku: ours, quantity: 1 }], shipTo: BUYER });
  await opensOnce(atOurs, orderActions.message("cancel-parcel"));
  await asksOfOrderAreWorded(walk);
  await walk.control("packer", { enabled: true });
  await eventually(async () => (await walk.state()).fulfillments.some(({ orderId, tracking }) => orderId === shipped && tracking?.number));
  await opensOnce(shipped, order.message("left-warehouse"));
  await allIsWorded("Order that has shipped");
  const cancelled = (await walk.state()).orders.find(({ cancelledAt }) => cancelledAt !== null);
  if (cancelled) {
    await open(`/app/orders/${idIn(cancelled.id)}`);
    await allIsWorded("Order that was cancelled");
  }
  await opensOnce(unroutable, order.message("why-no-warehouse"));
  await walk.page.setViewportSize(DESK);
  await walk.button(parts.message("reroute")).click();
  await walk.toasted(fulfillment.message("rerouting", { count: 1 }));
});

test("each warehouse, and the packing station, is told in the reader's words", async () => {
  const { open, allIsWorded } = walk;
  await walk.state();
  const warehouses = await pathsOfWarehouses();
  await allIsWorded("Warehouses");
  for (const path of warehouses)
    for (const tab of ["stock", "prices", "promise", "place", "activity"]) {
      await open(path, `tab=${tab}`);
      await allIsWorded(`${path}, ${tab}`);
    }
  for (const step of ["dispatched", "picked", "packed", "left"]) {
    await open("/app/packing", `step=${step}`);
    await allIsWorded(`Packing station, ${step}`);
  }
});

test("each screen of a shop that trades is in the reader's words", async () => {
  const { app, page, open, allIsWorded, saying, button, field, toasted } = walk;
  await open("/app");
  await allIsWorded("Home");
  await ordersIndexIsWorded(walk);
  await worklistIsWorded(walk);

  await open("/app/settings/sync");
  await allIsWorded("Sync health");
  await open("/app/settings/standards");
  await allIsWorded("Shopify's standards");
  await asksForTheirData();
  await open("/app/settings");
  await field(settings.message("split-penalty")).fill("?");
  await field(settings.message("most-parcels")).fill("99");
  await walk.save();
  await app
    .getByRole("textbox", { name: walk.words(settings.message("split-penalty")) })
    .and(app.locator("[aria-invalid=true]"))
    .waitFor();
  await allIsWorded("Settings with wrong fields");
  await walk.discard();
  await field(settings.message("split-penalty")).fill("1.25");
  await walk.save();
  await toasted(settings.message("saved"));
  await button(settings.message("turn-off")).click();
  await toasted(settings.message("turned-off"));
  await allIsWorded("Settings with routing off");
  await button(settings.message("turn-on")).click();
  await toasted(settings.message("turned-on"));
  await saying(settings.message("answer")).click();
  await toasted(ui.message("downloaded"));

  await open("/app/orders/404404404404");
  await allIsWorded("An order that there is not");
  await open("/app/nowhere");
  await allIsWorded("A page that there is not");
  await page.setViewportSize(DESK);
});

test("what a warehouse is told, and what is asked before, is in the reader's words", async () => {
  const [ours = "", theirs = ""] = await pathsOfWarehouses();
  await ownShelvesAreWorded(walk, ours);
  await theirsIsWorded(walk, theirs);
  await disconnectingIsWorded(walk, { path: theirs, stays: { warehouse: "ShipBob Manchester" } });
  await disconnectingIsWorded(walk, { path: ours, stays: null });
  await walk.open("/app/warehouses");
  await walk.allIsWorded("Warehouses of which one is disconnected");
  await connectingOneIsWorded(walk);
  await walk.button(connectWizard.message("connect")).click();
  // The one that could not be disconnected: its building is offered first.
  await walk.toasted(warehousesRoom.message("building-connected", { warehouse: "ShipBob Manchester" }));
});

test("what was delivered, and what is late, is told in the reader's words", async () => {
  const { app, open, allIsWorded } = walk;
  await walk.control("clock", { advance: "P4D" });
  const orders = app.locator('a[href*="/app/orders/"]');
  const opensFirst = async (query: string, where: string) => {
    await eventually(async () => {
      await open("/app/orders", query);
      await orders.first().waitFor({ timeout: 15_000 });
      return true;
    });
    await allIsWorded(where);
    const path = await orders.first().evaluate((link) => new URL((link as HTMLAnchorElement).href).pathname);
    await open(path);
    await allIsWorded(`${where}, the first of them`);
  };
  await opensFirst("stage=delivered", "Delivered orders");
  await opensFirst("view=late", "Late orders");
  await open("/app");
  await allIsWorded("Home, days later");
  await open("/app/warehouses");
  await allIsWorded("Warehouses, days later");
});

/** A customer wants to see what is known of them. */
async function asksForTheirData() {
  const Answer = z.object({
    data: z.object({ customers: z.object({ nodes: z.tuple([z.object({ id: z.string(), displayName: z.string() })]) }) }),
  });
  const query = "{ customers(first: 1) { nodes { id displayName } } }";
  const [{ id, displayName }] = Answer.parse(await walk.control("admin", { query })).data.customers.nodes;
  walk.isData(displayName);
  await walk.control("privacy/customers/data_request", { customerId: id });
}

/** The merchant's own first, then the provider's. */
async function pathsOfWarehouses(): Promise<string[]> {
  await walk.open("/app/warehouses");
  const links = walk.app.locator('a[href*="/app/warehouses/"]');
  const found = await links.evaluateAll((all) => all.map((link) => [link.textContent, new URL((link as HTMLAnchorElement).href).pathname]));
  const paths = new Map(found.flatMap(([name, path]) => (path && !path.endsWith("/connect") ? [[path, name ?? ""]] : [])));
  expect(paths.size).toBe(2);
  return [...paths].sort(([, one], [, other]) => Number(/ShipBob/.test(one)) - Number(/ShipBob/.test(other))).map(([path]) => path);
}

/** Opens an order's page, and waits until it has come as far as to say this. */
async function opensOnce(orderId: string, message: Message) {
  await eventually(() => walk.sandbox.robot.read(`/app/orders/${idIn(orderId)}?_data=routes/app.orders.$orderId`));
  await walk.open(`/app/orders/${idIn(orderId)}`);
  await showsOnReturn(walk.app, walk.app.getByText(walk.words(message)).first());
}
