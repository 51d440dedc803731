import { fileURLToPath } from "node:url";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { connectWizard } from "#app/screens/connect-warehouse/messages.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { home } from "#app/screens/home/messages.ts";
import { order } from "#app/screens/order/messages.ts";
import { settings } from "#app/screens/settings/messages.ts";
import { warehouse } from "#app/screens/warehouse/messages.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { shipBobWords } from "#app/warehouses/providers/shipbob/messages.ts";
import { ui } from "#app/ui/messages/messages.ts";
import "#app/catalogues.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium, ORDINARY_BROWSER } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";
import { escapedWords } from "./escaped-words.ts";

const State = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: z.string(),
      cancelledAt: z.string().nullable(),
      lineItems: z.array(z.object({ sku: z.string().nullable(), title: z.string() })),
    }),
  ),
  fulfillments: z.array(z.object({ orderId: z.string(), tracking: z.object({ number: z.string().nullable() }).nullable() })),
  inventory: z.array(z.object({ sku: z.string().nullable(), available: z.number() })),
  locations: z.array(z.object({ name: z.string() })),
});

const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
const words = wordsFor({ language: "en-XA", timeZone: "Europe/London" });

/** Of what is typed while a warehouse is connected, and of the provider's buildings. */
const ADDRESSES = ["12 Brick Lane", "London", "Manchester (GB)", "Manchester", "Cicero (IL)", "Cicero", "GB", "US"];

let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;
/** Names and codes that stand on a page as they are. */
let data: string[] = ["GBP", "ShipBob", "Waybill demo", ...ADDRESSES, ...namesByIntl()];

beforeAll(async () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  sandbox = await startSandbox({ root, port: 0, appPort: 0, fresh: true, seed: 7, say: () => undefined });
  browser = await launchChromium();
  page = await browser.newPage({ userAgent: ORDINARY_BROWSER });
  app = page.frameLocator("#app");
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

test("a shop's first day is told in the reader's words", { timeout: 240_000 }, async () => {
  await open("/app");
  await says(home.message("set-up"));
  await allIsWorded("Home while the shop is copied");
  await open("/app/settings");
  await allIsWorded("Settings before a warehouse is connected");
  await open("/app/warehouses");
  await allIsWorded("Warehouses when there are none");
  await open("/app/packing");
  await allIsWorded("Packing station when there is none");
  await connectingIsWorded();
  await sandbox.setUp();
  await open("/app/exceptions");
  await allIsWorded("Exceptions when there are none");
});

test("orders, whatever becomes of them, are told in the reader's words", { timeout: 300_000 }, async () => {
  await control("packer", { enabled: false });
  const [waiting = "", shipped = ""] = await placed({ count: 2, seed: 1 });
  const [sku] = (await state()).inventory.filter(({ available }) => available > 0).flatMap(({ sku }) => sku ?? []);
  const [unroutable = ""] = await placed({ lines: [{ sku, quantity: 90_000 }] });
  await placed({ lines: [{ sku, quantity: 90_000 }] });

  await opensOnce(unroutable, order.message("why-no-warehouse"));
  await allIsWorded("Order that no warehouse can ship");
  await opensOnce(waiting, order.message("chosen"));
  await allIsWorded("Order that is routed");
  await control("packer", { enabled: true });
  await eventually(
    async () => (await state()).fulfillments.some(({ orderId, tracking }) => orderId === shipped && tracking?.number),
    90_000,
  );
  await opensOnce(shipped, order.message("left-warehouse"));
  await allIsWorded("Order that has shipped");
  const cancelled = (await state()).orders.find(({ cancelledAt }) => cancelledAt !== null);
  if (cancelled) {
    await open(`/app/orders/${idIn(cancelled.id)}`);
    await allIsWorded("Order that was cancelled");
  }
});

test("each warehouse, and the packing station, is told in the reader's words", { timeout: 240_000 }, async () => {
  await state();
  await open("/app/warehouses");
  await allIsWorded("Warehouses");
  const pages = await app
    .locator('a[href*="/app/warehouses/"]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const warehouses = [...new Set(pages)].filter((path) => !path.endsWith("/connect"));
  expect(warehouses).toHaveLength(2);
  for (const path of warehouses)
    for (const tab of ["stock", "prices", "promise", "activity"]) {
      await open(path, `tab=${tab}`);
      await allIsWorded(`${path}, ${tab}`);
    }
  for (const step of ["dispatched", "picked", "packed"]) {
    await open("/app/packing", `step=${step}`);
    await allIsWorded(`Packing station, ${step}`);
  }
});

test("each screen of a shop that trades is in the reader's words", { timeout: 240_000 }, async () => {
  await open("/app");
  await allIsWorded("Home");
  for (const query of [
    "",
    "view=needs-you",
    "view=at-warehouse",
    "view=late",
    "view=shipped",
    "view=split",
    "q=nobody",
    "stage=delivered",
  ]) {
    await open("/app/orders", query);
    await allIsWorded(`Orders (${query || "all"})`);
  }
  await open("/app/orders");
  await page.setViewportSize({ width: 1280, height: 900 });
  await app.getByRole("checkbox").nth(1).click({ force: true });
  await allIsWorded("Orders with one ticked");

  await open("/app/exceptions");
  await app
    .getByText(words(exceptionsScreen.message("dismiss")), { exact: true })
    .first()
    .click();
  await app.getByText(words(exceptionsScreen.message("kept-on-timeline"))).waitFor();
  await allIsWorded("Exceptions with one being dismissed");

  await control("privacy/customers/data_request", {});
  await open("/app/settings");
  await app.getByLabel(words(settings.message("split-penalty"))).fill("much");
  await app.getByLabel(words(settings.message("most-parcels"))).fill("99");
  await page.getByRole("button", { name: words(ui.message("save")), exact: true }).click();
  await app
    .getByRole("textbox", { name: words(settings.message("split-penalty")) })
    .and(app.locator("[aria-invalid=true]"))
    .waitFor();
  await allIsWorded("Settings with wrong fields");

  await open("/app/orders/404404404404");
  await allIsWorded("An order that there is not");
  await open("/app/nowhere");
  await allIsWorded("A page that there is not");
});

/** Each provider's steps, up to the last, which is not sent; and what is said of wrong fields on the way. */
async function connectingIsWorded() {
  const next = () =>
    app
      .getByRole("button", { name: words(connectWizard.message("continue")), exact: true })
      .first()
      .click();
  await open("/app/warehouses/connect");
  await allIsWorded("Connecting a warehouse");

  await open("/app/warehouses/connect", "kind=built_in");
  await next();
  await app.getByText(words(warehouses.message("no-street"))).waitFor();
  await allIsWorded("Where a built-in warehouse is, with wrong fields");
  await app.getByLabel(words(connectWizard.message("street"))).fill("12 Brick Lane");
  await app.getByLabel(words(connectWizard.message("city"))).fill("London");
  await next();
  await app.getByText(words(warehouse.message("cut-off"))).waitFor();
  await allIsWorded("When a built-in warehouse ships");
  await next();
  await app.getByText(words(warehouse.message("picking"))).waitFor();
  await allIsWorded("What a built-in warehouse costs");

  await open("/app/warehouses/connect", "kind=shipbob");
  await allIsWorded("A provider's credentials");
  const token = app.locator("input[type=password]");
  await token.fill("not-a-token");
  await next();
  await app.locator("[aria-invalid=true]").waitFor();
  await allIsWorded("A provider's credentials, refused");
  await token.fill(sandbox.shipbobToken);
  await next();
  await app.getByText(words(connectWizard.message("channel"))).waitFor();
  await allIsWorded("A provider's building and channel");
  await next();
  await app.getByText(words(connectWizard.message("tells-no-prices", { provider: shipBobWords.message("label") }))).waitFor();
  await allIsWorded("A provider's terms");
}

async function open(path: string, query = "") {
  await page.goto(`${sandbox.url}/admin/apps/waybill${path}?locale=en-XA&${query}`);
  await eventually(() => app.locator("body").evaluate(isAlive), 60_000);
}

function isAlive(body: HTMLElement): boolean {
  return [...body.querySelectorAll("*")].some((element) => Object.keys(element).some((key) => key.startsWith("__reactFiber")));
}

const says = (message: Message, timeout = 60_000) => app.getByText(words(message)).first().waitFor({ timeout });

/** Opens an order's page once it has come as far as to say this. */
async function opensOnce(orderId: string, message: Message) {
  await eventually(async () => {
    await open(`/app/orders/${idIn(orderId)}`);
    await says(message, 3_000);
    return true;
  }, 90_000);
}

/** On a desk and on a phone. */
async function allIsWorded(where: string) {
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    expect.soft(await escapedWords(app, data), `${where}, ${screen.width} px`).toEqual([]);
  }
}

/** What choices hold that no catalogue has: time zones, countries and days. */
function namesByIntl(): string[] {
  const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const day = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });
  const days = Array.from({ length: 7 }, (_, index) => day.format(Date.UTC(2024, 0, 1 + index)));
  return [...Intl.supportedValuesOf("timeZone"), ...codes.flatMap((code) => countries.of(code) ?? []), ...days];
}

const idIn = (gid: string) => gid.split("/").at(-1) ?? "";

async function control(call: string, body: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_control/${call}`, { method: "POST", body: JSON.stringify(body) });
  return answer.json();
}

async function placed(asked: object): Promise<string[]> {
  const { ids } = z.object({ ids: z.array(z.string()) }).parse(await control("orders", asked));
  await state();
  return ids;
}

/** The shop as it is; what it calls its things counts as data from now on. */
async function state() {
  const found = State.parse(await (await fetch(`${sandbox.url}/_control/state?all=1`)).json());
  const things = found.orders.filter(({ source }) => source !== "history");
  const lines = things.flatMap(({ lineItems }) => lineItems.flatMap(({ sku, title }) => [sku ?? "", title]));
  const tracking = found.fulfillments.flatMap((one) => one.tracking?.number ?? []);
  data = [...data, ...lines, ...tracking, ...found.locations.map(({ name }) => name), ...found.orders.map(({ name }) => name)];
  return found;
}
