import { afterAll, beforeAll, describe, test } from "vitest";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { SCREENS, startWalk, type Walk } from "../pseudo-locale/walk.ts";
import { bringAbout, type Goods, type World } from "./bring-about.ts";
import { worklistOf, type Worklist } from "./worklist.ts";

/** The first is solved at a desk, the second on a phone. */
type Pair = readonly [string, string];

let walk: Walk;
let world: World;
let worklist: Worklist;
let goods: Goods;
const orders = new Map<string, Pair>();
let nextHome = 0;
let nextBob = 0;
const home = () => goods.home[nextHome++] ?? "";
const bob = () => goods.bob[nextBob++] ?? "";

const twice = async (bring: () => Promise<string>): Promise<Pair> => [await bring(), await bring()];

/** What ShipBob writes, and names that are nobody's words. */
const DATA = [
  "They don't know the recipient",
  "Held by ShipBob",
  "Cancelled by ShipBob",
  "Demo Merchant",
  "Robin Packer",
  "ShipBob",
  "Waybill Demo",
  "GBP",
];

/** Trouble with single orders, all of it at once: it waits for nothing of the rest. */
beforeAll(async () => {
  walk = await startWalk({ language: "en", data: DATA });
  await walk.sandbox.setUp();
  world = bringAbout(walk);
  worklist = worklistOf(walk);
  await walk.control("packer", { enabled: false });
  await world.people("auto-ship", { enabled: false });
  goods = await world.goods();
  orders.set("unroutable.out-of-stock", await twice(() => world.order({ lines: [{ sku: home(), quantity: 5_000 }] })));
  orders.set("parcel.rejected", await twice(() => world.rejected(bob())));
  const atShipBob: Partial<Record<ExceptionCause, (sku: string) => Promise<string>>> = {
    "parcel.on-hold": (sku) => world.told(sku, "hold"),
    "parcel.cancelled-by-warehouse": (sku) => world.told(sku, "cancel"),
    "order.short": (sku) => world.told(sku, "ship-short", { lines: [{ sku, quantity: 1 }] }),
    "order.called-back": world.calledOff,
    "order.shipped-before": world.fulfillmentCancelled,
    "parcel.lost": (sku) => world.toldOfShipped(sku, "lose"),
    "parcel.returned": (sku) => world.toldOfShipped(sku, "return"),
  };
  const bring = async ([cause, one]: [string, (sku: string) => Promise<string>]) => void orders.set(cause, await twice(() => one(bob())));
  for (const one of Object.entries(atShipBob)) await bring(one);
}, 420_000);
afterAll(() => walk.stop());

const listed = (cause: string, order: string | null, yes: boolean) => worklist.listed(cause, order, yes);
const named = (order: string) => worklist.named(order);
const causeCard = (cause: string) => worklist.causeCard(cause);
const lineOf = (cause: string, name: string) => worklist.lineOf(cause, name);
const openAt = (screen: (typeof SCREENS)[number]) => worklist.openAt(screen);

/** Both of a pair, at a desk and on a phone: pressed, and gone. */
async function solved(cause: ExceptionCause, press: (order: string, name: string) => Promise<void>) {
  const pair = orders.get(cause) ?? ["", ""];
  for (const [index, order] of pair.entries()) {
    await listed(cause, order, true);
    await openAt(SCREENS[index] ?? { width: 1280, height: 900 });
    await press(order, await named(order));
  }
  for (const order of pair) await listed(cause, order, false);
}

const presses = (cause: ExceptionCause, label: string) => (_: string, name: string) =>
  lineOf(cause, name)
    .getByRole("button", { name: `${label}: ${name}` })
    .click();

test("the list fits a desk and a phone, is there for everybody, and in the reader's words", { timeout: 240_000 }, async () => {
  for (const order of orders.get("parcel.returned") ?? []) await listed("parcel.returned", order, true);
  await worklist.looksRight();
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
  test.each(again)("%s", { timeout: 240_000 }, (cause, label) => solved(cause, presses(cause, label)));
});

describe("where a person puts it right, the button leads there:", () => {
  test("unroutable.out-of-stock: the shelf is counted", { timeout: 240_000 }, async () => {
    const { page, app } = walk;
    await solved("unroutable.out-of-stock", async (order) => {
      const sku = (await walk.state()).orders.find(({ id }) => id === order)?.lineItems[0]?.sku ?? "";
      await app.getByRole("link", { name: `Count ${sku} at London stockroom` }).click();
      const units = app.locator("table input, input[inputmode=numeric]").first();
      await units.waitFor();
      await units.fill("6000");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator("#save-bar").waitFor({ state: "hidden" });
    });
  });

  test("unroutable.too-many-parcels: the limit is raised", { timeout: 240_000 }, async () => {
    const { page, app } = walk;
    const limit = async (most: string) => {
      await app.getByLabel("Most parcels per order").fill(most);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator("#save-bar").waitFor({ state: "hidden" });
    };
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await walk.open("/app/settings");
      await limit("1");
      const order = await world.order({
        lines: [
          { sku: home(), quantity: 1 },
          { sku: bob(), quantity: 1 },
        ],
      });
      await listed("unroutable.too-many-parcels", order, true);
      await lineOf("unroutable.too-many-parcels", await named(order))
        .getByRole("link", { name: /^Raise the limit/ })
        .click();
      await limit("3");
      await listed("unroutable.too-many-parcels", order, false);
    }
  });

  test("unroutable.address-not-served: a price for the country is added, prefilled", { timeout: 300_000 }, async () => {
    const { page, app } = walk;
    const save = async () => {
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator("#save-bar").waitFor({ state: "hidden" });
    };
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const name of ["London stockroom", "ShipBob Manchester"]) {
      await walk.open("/app/warehouses");
      await app.getByRole("link", { name }).first().click();
      await app.getByRole("tab", { name: "Prices" }).click();
      await app.getByRole("button", { name: "Remove zone Rest of world" }).click();
      await save();
    }
    orders.set("unroutable.address-not-served", [
      await world.order({ lines: [{ sku: home(), quantity: 1 }], shipTo: { countryCode: "BR", city: "Recife" } }),
      await world.order({ lines: [{ sku: home(), quantity: 1 }], shipTo: { countryCode: "KE", city: "Nairobi" } }),
    ]);
    const countries = ["Brazil", "Kenya"];
    await solved("unroutable.address-not-served", async () => {
      await app.getByRole("link", { name: new RegExp(`^Add a price for ${countries.shift() ?? ""}`) }).click();
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
      await save();
    });
  });
});

describe("with a warehouse, for all of its orders:", () => {
  test("unroutable.no-warehouse: one that is paused is resumed", { timeout: 240_000 }, async () => {
    const { app, page } = walk;
    for (const screen of SCREENS) {
      await page.setViewportSize({ width: 1280, height: 900 });
      for (const name of ["London stockroom", "ShipBob Manchester"]) {
        await walk.open("/app/warehouses");
        await app.getByRole("link", { name }).first().click();
        const pause = app.getByRole("button", { name: "Pause", exact: true });
        await app
          .getByRole("button", { name: /^(Pause|Resume)$/ })
          .first()
          .waitFor();
        if ((await pause.count()) === 0) continue;
        await pause.click();
        await app.getByRole("button", { name: "Resume", exact: true }).waitFor();
      }
      const order = await world.order({ lines: [{ sku: home(), quantity: 1 }] });
      await listed("unroutable.no-warehouse", order, true);
      await openAt(screen);
      await causeCard("unroutable.no-warehouse")
        .getByRole("button", { name: /^Resume London stockroom/ })
        .first()
        .click();
      await listed("unroutable.no-warehouse", order, false);
    }
    await walk.open("/app/warehouses");
    await app.getByRole("link", { name: "ShipBob Manchester" }).first().click();
    await page.setViewportSize({ width: 1280, height: 900 });
    await app.getByRole("button", { name: "Resume", exact: true }).click();
  });

  test("warehouse.unreachable: it is asked now, and answers", { timeout: 240_000 }, async () => {
    for (const screen of SCREENS) {
      await world.fault({ target: "shipbob", kind: "500" });
      await listed("warehouse.unreachable", null, true);
      await openAt(screen);
      const ask = causeCard("warehouse.unreachable").getByRole("button", { name: "Ask it now" });
      await ask.click();
      await walk.app.getByText(/still doesn't answer/).waitFor({ timeout: 60_000 });
      await world.clearFaults();
      await ask.click();
      await causeCard("warehouse.unreachable").waitFor({ state: "detached", timeout: 60_000 });
    }
  });

  test("warehouse.refused: its credentials are renewed", { timeout: 240_000 }, async () => {
    const { app } = walk;
    for (const screen of SCREENS) {
      await world.fault({ target: "shipbob", kind: "403-allowlist" });
      await listed("warehouse.refused", null, true);
      await world.clearFaults();
      await openAt(screen);
      await causeCard("warehouse.refused")
        .getByRole("link", { name: /^Renew credentials/ })
        .click();
      await app.getByRole("dialog").locator("input[type=password]").fill(walk.sandbox.shipbobToken);
      await app.getByRole("dialog").getByRole("button", { name: "Check and save" }).click();
      await listed("warehouse.refused", null, false);
    }
  });
});
