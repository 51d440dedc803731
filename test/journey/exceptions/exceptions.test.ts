import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { eventually } from "../../support/eventually.ts";
import { idIn, SCREENS, startWalk, type Walk } from "../pseudo-locale/walk.ts";
import { bringAbout, type Goods, type World } from "./bring-about.ts";

/** The first is solved at a desk, the second on a phone. */
type Pair = readonly [string, string];

let walk: Walk;
let world: World;
let goods: Goods;
const orders = new Map<ExceptionCause, Pair>();
let nextHome = 0;
let nextBob = 0;
const home = () => goods.home[nextHome++] ?? "";
const bob = () => goods.bob[nextBob++] ?? "";

const twice = async (bring: () => Promise<string>): Promise<Pair> => [await bring(), await bring()];

/** Trouble with single orders, all of it at once: it waits for nothing of the rest. */
beforeAll(async () => {
  walk = await startWalk({ language: "en", data: [] });
  await walk.sandbox.setUp();
  world = bringAbout(walk);
  await walk.control("packer", { enabled: false });
  await world.people("auto-ship", { enabled: false });
  goods = await world.goods();
  const { order, people, atShipBob, shipped, reference } = world;

  orders.set("unroutable.out-of-stock", await twice(() => order({ lines: [{ sku: home(), quantity: 5_000 }] })));
  orders.set("parcel.rejected", await twice(() => world.rejected(bob())));
  const hold = async () => {
    const held = await atShipBob(bob());
    await people("hold", { reference: reference(held) });
    return held;
  };
  orders.set("parcel.on-hold", await twice(hold));
  const cancel = async () => {
    const cancelled = await atShipBob(bob());
    await people("cancel", { reference: reference(cancelled) });
    return cancelled;
  };
  orders.set("parcel.cancelled-by-warehouse", await twice(cancel));
  const short = async () => {
    const sku = bob();
    const cut = await atShipBob(sku, 3);
    await people("ship-short", { reference: reference(cut), lines: [{ sku, quantity: 1 }] });
    return cut;
  };
  orders.set("order.short", await twice(short));
  const callOff = async () => {
    const called = await atShipBob(bob());
    await world.callsOff(called);
    return called;
  };
  orders.set("order.called-back", await twice(callOff));
  const undo = async () => {
    const undone = await shipped(bob());
    await world.cancelsFulfillment(undone);
    return undone;
  };
  orders.set("order.shipped-before", await twice(undo));
  const astray = (act: "lose" | "return") => async () => {
    const gone = await shipped(bob());
    await people(act, { reference: reference(gone) });
    return gone;
  };
  orders.set("parcel.lost", await twice(astray("lose")));
  orders.set("parcel.returned", await twice(astray("return")));
}, 420_000);
afterAll(() => walk.stop());

const named = async (order: string) => (await walk.state()).orders.find(({ id }) => id === order)?.name ?? order;

async function openAt(screen: (typeof SCREENS)[number]) {
  await walk.page.setViewportSize(screen);
  await walk.open("/app/exceptions");
}
const causeCard = (cause: string) => walk.app.locator(`[id="${cause}"]`);
const lineOf = (cause: string, name: string) =>
  causeCard(cause)
    .getByRole("listitem")
    .filter({ has: walk.app.getByRole("link", { name, exact: true }) });

/** Waits until the worklist has it, or no longer has it. */
async function listed(cause: string, order: string | null, yes: boolean) {
  const name = order === null ? null : await named(order);
  await eventually(async () => {
    await walk.open("/app/exceptions");
    const found = name === null ? causeCard(cause) : lineOf(cause, name);
    return (await found.count()) > 0 === yes;
  }, 90_000);
}

async function looksRight() {
  const overflow = await walk.app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect.soft(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page: walk.page })
    .disableRules(["region", "landmark-one-main", "page-has-heading-one"])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)).toEqual([]);
}

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

test("the list fits a desk and a phone, and is there for everybody", { timeout: 180_000 }, async () => {
  for (const order of orders.get("parcel.returned") ?? []) await listed("parcel.returned", order, true);
  for (const screen of SCREENS) {
    await openAt(screen);
    await looksRight();
  }
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

  test("parcel.other-goods: the order is opened in Shopify, and settled there", { timeout: 240_000 }, async () => {
    for (const screen of SCREENS) {
      const [sku, other] = [bob(), bob()];
      const order = await world.atShipBob(sku);
      await world.people("swap-sku", { reference: world.reference(order), from: sku, to: other, forgetsLine: true });
      await world.people("ship", { reference: world.reference(order) });
      await listed("parcel.other-goods", order, true);
      await openAt(screen);
      const name = await named(order);
      await lineOf("parcel.other-goods", name)
        .getByRole("link", { name: `Open the order in Shopify: ${name}` })
        .click();
      await walk.page.waitForURL(new RegExp(`/admin/orders/${idIn(order)}$`));
      await listed("order.short", order, true);
      await world.cancelsOrder(order);
      await listed("parcel.other-goods", order, false);
    }
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

  test("routing.needs-permission: it is allowed again", { timeout: 240_000 }, async () => {
    const { app, page } = walk;
    for (const screen of SCREENS) {
      await revokeScopes();
      await listed("routing.needs-permission", null, true);
      await openAt(screen);
      await causeCard("routing.needs-permission").getByRole("link", { name: "Allow in Settings" }).click();
      await app.getByRole("button", { name: "Turn routing on" }).click();
      await page.getByRole("button", { name: "Update" }).click();
      await listed("routing.needs-permission", null, false);
    }
  });
});

test("parcel.cancellation-unanswered: the warehouse is asked again, and stops it", { timeout: 300_000 }, async () => {
  const pair = await twice(() => world.atShipBob(bob()));
  orders.set("parcel.cancellation-unanswered", pair);
  await world.fault({ target: "shipbob", kind: "500" });
  for (const order of pair) await world.callsOff(order);
  await walk.control("clock", { advance: "PT22H30M" });
  for (const order of pair) await listed("parcel.cancellation-unanswered", order, true);
  await world.clearFaults();
  await solved("parcel.cancellation-unanswered", presses("parcel.cancellation-unanswered", "Ask again to stop it"));
});

/** The merchant takes back, in Shopify, what routing needs. */
async function revokeScopes() {
  const scopes = (await (await fetch(`${walk.sandbox.url}/_admin/scopes`)).json()) as { granted: string[]; optional?: string[] };
  const revoke = scopes.granted.filter((scope) => /fulfillment_orders/.test(scope));
  await fetch(`${walk.sandbox.url}/_admin/scopes`, {
    method: "POST",
    body: JSON.stringify({ revoke }),
    headers: { "content-type": "application/json" },
  });
}
