import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium } from "../support/chromium.ts";
import { ORDINARY_BROWSER, ORDINARY_PHONE } from "../support/ordinary-browser.ts";
import { eventually } from "../support/eventually.ts";
import { type Visit, watchVisit } from "../support/watch-visit.ts";
import { BOTH_SCREENS, comesAlive, PHONE, showsOnReturn } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";
import { expectSound } from "./sound.ts";

const State = z.object({
  orders: z.array(z.object({ id: z.string(), name: z.string() })),
  fulfillmentOrders: z.array(z.object({ orderId: z.string(), requestStatus: z.string() })),
  fulfillments: z.array(z.object({ orderId: z.string(), tracking: z.object({ number: z.string().nullable() }).nullable() })),
  inventory: z.array(z.object({ sku: z.string().nullable(), location: z.string().nullable(), onHand: z.number() })),
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(BOTH_SCREENS)("a merchant's first day on $screen", ({ width, height }) => {
  let sandbox: Sandbox;
  let context: BrowserContext;
  let page: Page;
  let app: FrameLocator;
  let visit: Visit;
  /** What a visitor would not see and must not happen: console errors, requests that leave the machine. */
  const amiss: string[] = [];

  beforeAll(async () => {
    sandbox = await openSandbox({ fresh: true, seed: width, whole: width !== PHONE.width });
    context = await browser.newContext({
      viewport: { width, height },
      ...(width === PHONE.width ? ORDINARY_PHONE : { userAgent: ORDINARY_BROWSER }),
    });
    context.on("console", (message) => {
      if (message.type() === "error") amiss.push(`console: ${message.text()}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) amiss.push(`${response.status()}: ${response.url()}`);
    });
    context.on("weberror", (error) => void amiss.push(`error: ${error.error().message}`));
    context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "localhost" && hostname !== "127.0.0.1") amiss.push(`outside: ${request.url()}`);
    });
    visit = await watchVisit(context);
    page = await context.newPage();
    app = page.frameLocator("#app");
  });
  afterAll(async () => {
    await context.close();
    await sandbox.stop();
  });

  const open = async (path: string) => {
    await page.goto(`${sandbox.url}/admin/apps/waybill${path}`);
    await comesAlive(app);
  };
  /** By the admin's menu, which a phone folds away. */
  const goes = async (label: string) => {
    const menu = page.getByRole("button", { name: "Menu", exact: true });
    if (await menu.isVisible()) await menu.click();
    const link = page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: label, exact: true });
    await link.click();
    await app.locator("html").evaluate(() => document.fonts.ready.then(() => undefined));
  };
  /** The first place of the page where this stands. */
  const firstOf = (words: string | RegExp) => app.getByText(words).first();
  /** What was placed since the shop was opened, or all of it. */
  const state = async (asked = "") => State.parse(await (await fetch(`${sandbox.url}/_control/state${asked}`)).json());
  const fitsTheScreen = async () => {
    const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
  };

  test("Waybill is installed by opening it, and the shop is imported", async () => {
    await open("/app");
    await app.getByText("Set up Waybill").waitFor();
    await app.getByText("1 of 5 done").waitFor();
    await expectSound(app);
  });

  test("from there an order is routed in at most thirteen presses, by the guide alone", async () => {
    visit.presses();
    await app.getByRole("link", { name: "Connect a warehouse" }).first().click();
    await app.getByRole("link", { name: "Open a built-in warehouse" }).click();
    const name = app.getByLabel("Name", { exact: true });
    await name.fill("Our stockroom");
    await app.getByLabel("Street and number").fill("12 Brick Lane");
    await app.getByLabel("City").fill("London");
    await app.getByLabel("Postcode").fill("E1 6RF");
    await app.getByRole("button", { name: "Continue" }).click();
    await app.getByText("2. When it ships").waitFor();
    await app
      .getByLabel(/cut-off/i)
      .first()
      .waitFor();
    await app.getByRole("button", { name: "Continue" }).click();
    await app.getByRole("button", { name: "Connect the warehouse" }).click();
    await firstOf("Our stockroom").waitFor();
    await fitsTheScreen();
    await goes("Waybill");
    await app.getByRole("link", { name: "Turn routing on" }).click();
    await app.getByRole("button", { name: "Turn routing on" }).click();
    await page.getByRole("button", { name: "Update" }).click();
    await app.getByRole("button", { name: "Turn routing off" }).waitFor();
    await expectSound(app);

    const [ours] = await stockedOnlyAt(/Our stockroom/);
    const pressedSoFar = visit.presses();
    const order = await buys([ours]);
    visit.presses();
    // A list that is open offers what is new by a button: this one is opened afterwards.
    await eventually(async () =>
      (await state()).fulfillmentOrders.some((one) => one.orderId === order.id && one.requestStatus === "ACCEPTED"),
    );
    await goes("Orders");
    await app.getByText(order.name, { exact: true }).first().click();
    await firstOf(/Why this warehouse/).waitFor();
    await fitsTheScreen();
    expect(pressedSoFar + visit.presses()).toBeLessThanOrEqual(13);
  });

  test("wrong ShipBob credentials are said in words, right ones connect it", async () => {
    await open("/app/warehouses/connect?kind=shipbob");
    await app.getByLabel("Personal access token").fill("not-a-token");
    await app.getByRole("button", { name: "Continue" }).click();
    await firstOf(/ShipBob (doesn't|does not|didn't)/).waitFor();
    // A refused form is answered with 422, which the browser's console notes too.
    expect(amiss.splice(0).filter((one) => !/^(422:|console: .* 422 )/.test(one))).toEqual([]);
    await app.getByLabel("Personal access token").fill(sandbox.shipbobToken);
    await app.getByRole("button", { name: "Continue" }).click();
    await app.getByLabel("Building").waitFor();
    await app.getByRole("button", { name: "Continue" }).click();
    await app.getByRole("button", { name: "Connect the warehouse" }).click();
    await firstOf(/ShipBob Manchester/).waitFor();
    await expectSound(app);
  });

  test("an order from the storefront is routed with its reason, packed here and at ShipBob, and both parcels are tracked", async () => {
    const [ours] = await stockedOnlyAt(/Our stockroom/);
    const [theirs] = await stockedOnlyAt(/ShipBob/);
    const order = await buys([ours, theirs]);
    const number = order.id.split("/").at(-1) ?? "";
    await eventually(() => sandbox.robot.read(`/app/orders/${number}?_data=routes/app.orders.$orderId`));
    await open("/app/orders");
    await app.getByText(order.name, { exact: true }).first().click();
    await showsOnReturn(app, firstOf(/Why th(is|ese) warehouses?/));
    await fitsTheScreen();

    await packs(order.name);
    await eventually(async () => {
      const { fulfillments } = await state();
      return fulfillments.filter((one) => one.orderId === order.id && one.tracking?.number).length >= 2;
    });
    await open(`/app/orders/${number}`);
    for (const { tracking } of (await state()).fulfillments.filter((one) => one.orderId === order.id)) {
      await firstOf(tracking?.number ?? "no number").waitFor();
    }
    await expectSound(app);
  });

  test("no screen jumps while it is opened, or while something is done on it", async () => {
    const warehouse = (await paths("/app/warehouses/"))[0] ?? "";
    const screens = ["/app", "/app/orders", "/app/exceptions", "/app/settings", "/app/settings/sync", "/app/settings/standards"];
    const tabs = ["stock", "prices", "promise", "place", "activity"].map((tab) => `${warehouse}?tab=${tab}`);
    for (const path of [...screens, "/app/packing", "/app/warehouses", "/app/warehouses/connect", ...tabs]) await open(path);
    for (const label of ["Orders", "Warehouses", "Built-in warehouse", "Exceptions", "Settings", "Waybill"]) await goes(label);
    const jumps = [...visit.shifts()].map(([path, { score, what }]) => ({ path, score: Number(score.toFixed(3)), what }));
    expect(jumps.filter(({ score }) => score > 0.1)).toEqual([]);
  });

  test("nothing went wrong on the way, and nothing left the machine", () => {
    expect(amiss).toEqual([]);
  });

  /** Something of which there is enough in this one place alone. */
  function stockedOnlyAt(place: RegExp): Promise<[string]> {
    return eventually(async () => {
      const { inventory } = await state("?all=1");
      const elsewhere = new Set(inventory.flatMap(({ sku, location, onHand }) => (onHand > 0 && !place.test(location ?? "") ? [sku] : [])));
      const found = inventory.find(({ sku, location, onHand }) => sku && onHand > 10 && place.test(location ?? "") && !elsewhere.has(sku));
      return found?.sku ? [found.sku] : undefined;
    });
  }
  async function paths(to: string): Promise<string[]> {
    await open("/app/warehouses");
    const links = await app
      .locator(`a[href*="${to}"]`)
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    return links.filter((path) => !path.endsWith("/connect"));
  }

  /** The order that a buyer places at the storefront. */
  async function buys(skus: readonly string[]) {
    const known = new Set((await state()).orders.map(({ id }) => id));
    const shop = await context.newPage();
    for (const sku of skus) {
      await shop.goto(`${sandbox.url}/storefront?q=${encodeURIComponent(sku)}`);
      await shop.locator("main a, ul a").filter({ hasNotText: "Cart" }).first().click();
      await shop.getByRole("button", { name: "Add to cart" }).first().click();
    }
    await shop.goto(`${sandbox.url}/storefront/checkout`);
    await shop.getByLabel("Email").fill("zoe@buyer.example");
    await shop.getByLabel("Last name").fill("Øster 小林");
    await shop.getByLabel("Street and number").fill("1 Mill Road");
    await shop.getByLabel("Town or city").fill("Leeds");
    await shop.getByLabel("Postcode").fill("LS1 1AA");
    await shop.getByRole("button", { name: "Pay now" }).click();
    await shop
      .getByText(/thank you/i)
      .first()
      .waitFor();
    await shop.close();
    return eventually(async () => (await state()).orders.find(({ id }) => !known.has(id)));
  }

  async function packs(order: string) {
    const tasks = app.getByRole("list", { name: "Parcels to pick" }).getByRole("button");
    await open("/app/packing?step=dispatched");
    await showsOnReturn(app, tasks.filter({ hasText: order }));
    for (const task of await tasks.all()) {
      const isOurs = (await task.innerText()).includes(order);
      if (((await task.getAttribute("aria-pressed")) === "true") !== isOurs) await task.click();
    }
    await expectSound(app);
    await firstOf(/^Pick 1 parcel/).click();
    const stops = app.getByRole("list", { name: /Pick list/ }).locator("button[aria-pressed]");
    await stops.first().waitFor();
    for (const stop of await stops.all()) await stop.click();
    await app.getByRole("button", { name: /go on to packing/ }).click();
    await app.getByLabel("Scan an item", { exact: true }).fill("NO-SUCH-SKU");
    await app.getByLabel("Scan an item", { exact: true }).press("Enter");
    await app.getByText(/doesn't belong in this parcel/).waitFor();
    await app
      .getByRole("button", { name: /^Put in/ })
      .first()
      .click();
    await app.getByLabel("Carrier", { exact: true }).waitFor();
    await app.getByLabel(/Tracking number/).fill("RM123456789GB");
    await app
      .getByRole("button", { name: /ship|hand/i })
      .last()
      .click();
  }
});
