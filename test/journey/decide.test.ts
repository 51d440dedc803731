import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import type { OwnersAnswer } from "#sandbox/shopify/api/run-as-owner.ts";
import { recipientAtShipBob } from "../support/ask-ship-bob.ts";
import { launchChromium } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";
import { asOwner } from "../world/as-owner.ts";
import { BOTH_SCREENS, comesAlive, showsOnReturn, sitDown } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";
import { expectSound } from "./sound.ts";

const State = z.object({
  orders: z.array(z.object({ id: z.string(), name: z.string(), lineItems: z.array(z.object({ id: z.string() })) })),
  fulfillments: z.array(z.object({ id: z.string(), orderId: z.string() })),
  fulfillmentOrders: z.array(z.object({ orderId: z.string(), status: z.string() })),
  inventory: z.array(z.object({ sku: z.string().nullable(), location: z.string().nullable(), onHand: z.number() })),
});
const Acted = z.object({ shipments: z.array(z.unknown()) });
const Placed = z.object({ ids: z.array(z.string()) });

let browser: Browser;
let sandbox: Sandbox;
beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: false, seed: 11, pollSeconds: 10 });
  await control("packer", { enabled: false });
  await control("shipbob/auto-ship", { enabled: false });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

async function control(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}
const owner = asOwner(() => ({ shopify: { runAsOwner: (asked) => control("admin", asked) as Promise<OwnersAnswer> } }));
const numberIn = (gid: string) => Number(gid.split("/").at(-1));
const state = async () => State.parse(await (await fetch(`${sandbox.url}/_control/state?all=1`)).json());
const lineOf = async (id: string) => (await state()).orders.find((one) => one.id === id)?.lineItems[0]?.id ?? "";
const nameOf = async (id: string) => (await state()).orders.find((one) => one.id === id)?.name ?? "";
/** Waits until the app knows an order, or has it on the worklist. */
const isKnown = (id: string) =>
  eventually(() => sandbox.robot.read(`/app/orders/${numberIn(id)}?_data=routes/app.orders.$orderId`), { everyMs: 100 });
const isListed = (name: string) =>
  eventually(async () => JSON.stringify(await sandbox.robot.read("/app/exceptions?_data=routes/app.exceptions")).includes(`"${name}"`), {
    everyMs: 100,
  });
async function onlyAtShipBob() {
  const { inventory } = await state();
  const here = new Set(inventory.flatMap(({ sku, location, onHand }) => (/stockroom/.test(location ?? "") && onHand > 0 ? [sku] : [])));
  return inventory.find(({ sku, location, onHand }) => sku && /ShipBob/.test(location ?? "") && onHand > 20 && !here.has(sku))?.sku;
}

describe.each(BOTH_SCREENS)("a person decides otherwise, on $screen:", ({ width, height }) => {
  let context: BrowserContext;
  let page: Page;
  let app: FrameLocator;
  beforeAll(async () => {
    ({ context, page, app } = await sitDown(browser, { width, height }));
  });
  afterAll(() => context.close());

  const open = async (path: string) => {
    await page.goto(`${sandbox.url}/admin/apps/waybill${path}`);
    await comesAlive(app);
  };
  const isSound = () => expectSound(app);
  const says = (words: string | RegExp) => app.getByText(words).first().waitFor();
  /** The same of what happens elsewhere meanwhile. */
  const comesToSay = (words: string | RegExp) => showsOnReturn(app, app.getByText(words).first());
  /** Something from the page's menu, which a phone folds away, and folds anew where the page is drawn afresh under it. */
  const does = (label: string) =>
    eventually(async () => {
      const button = app.getByRole("button", { name: label, exact: true }).first();
      if (!(await button.isVisible())) await app.locator("button[aria-label*='actions' i]").first().click({ timeout: 15_000 });
      await button.click({ timeout: 15_000 });
      return true;
    });
  const answers = (label: string) => app.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();

  /** Buys so many of something that lies in both warehouses, and waits until it lies at the first one's packing station. */
  async function atTheStation(quantity = 1) {
    const { inventory } = await state();
    const at = (place: RegExp) =>
      new Map(inventory.filter(({ location }) => place.test(location ?? "")).map(({ sku, onHand }) => [sku, onHand]));
    const [here, there] = [at(/stockroom/), at(/ShipBob/)];
    const [sku] = [...here].find(([one, onHand]) => one && onHand > 20 && (there.get(one) ?? 0) > 20) ?? [];
    const { ids } = Placed.parse(await control("orders", { lines: [{ sku, quantity }] }));
    const id = ids[0] ?? "";
    const path = `/app/orders/${id.split("/").at(-1) ?? ""}`;
    await isKnown(id);
    await open(path);
    await comesToSay(/^At warehouse$/);
    return { id, path, name: await nameOf(id) };
  }

  test("holds an order through a lost connection, chooses its warehouse, and releases it", async () => {
    const { id } = await atTheStation();
    await does("Hold");
    await app.getByLabel("Reason").selectOption("INCORRECT_ADDRESS");
    await app.getByLabel("Note").fill("Ask for the flat number");
    await page.keyboard.press("Escape");
    await says("Discard what you typed?");
    await isSound();
    await answers("Keep it");
    expect(await app.getByLabel("Note").inputValue()).toBe("Ask for the flat number");

    await context.setOffline(true);
    await answers("Hold");
    await says(/this may not be saved/);
    await says(/What you see is from just now/);
    expect(await app.getByLabel("Note").inputValue(), "typed before the connection was lost").toBe("Ask for the flat number");
    await isSound();
    await context.setOffline(false);
    await app.getByText(/What you see is from/).waitFor({ state: "detached" });

    await answers("Hold");
    await says("This order is held");
    await says("Ask for the flat number");
    await eventually(async () => (await state()).fulfillmentOrders.some((one) => one.orderId === id && one.status === "ON_HOLD"));

    await app.getByRole("button", { name: "Change address" }).click();
    await app.getByLabel("Last name").fill("");
    await answers("Change address");
    await says("Enter a last name");
    await isSound();
    await app.getByLabel("First name").fill("");
    await app.getByLabel("Last name").fill("Madonna");
    await app.getByLabel("Street and number").fill("9 New Road");
    await answers("Change address");
    await app.getByRole("dialog").waitFor({ state: "detached" });
    await says("Madonna");

    await does("Choose warehouse");
    await app.getByRole("dialog").getByText("ShipBob Manchester").click();
    await isSound();
    await answers("Choose it");
    await app.getByRole("dialog").waitFor({ state: "detached" });

    await app.getByRole("button", { name: "Release", exact: true }).last().click();
    await answers("Release");
    await says(/ShipBob Manchester ships the unit for .* because you chose it/);
    await says("At warehouse");
    await says(/Released the hold/);
    await isSound();
    const told = await eventually(() => recipientAtShipBob(sandbox, `waybill-${numberIn(id)}-2`));
    expect(told).toMatchObject({ name: "Madonna", address: { address1: "9 New Road" } });
  });

  test("changes the address for which a warehouse refused an order, and the warehouse takes it there", async () => {
    await control("shipbob/reject", { reason: "No such street in Leeds" });
    const shipTo = { address1: "1 Nowhere", city: "Leeds", zip: "LS1 1AA", provinceCode: "ENG", countryCode: "GB" };
    const { ids } = Placed.parse(await control("orders", { lines: [{ sku: await onlyAtShipBob(), quantity: 1 }], shipTo }));
    const id = ids[0] ?? "";
    const name = await nameOf(id);
    const change = app.getByRole("link", { name: `Change the address of ${name}`, exact: true });
    await isListed(name);
    await open("/app/exceptions");
    await change.waitFor();
    await isSound();
    await change.click();

    const dialog = app.getByRole("dialog");
    await dialog.getByLabel("Company").fill("Okafor & Co");
    await isSound();
    expect(await dialog.getByLabel("Province or state").inputValue()).toBe("England");
    await dialog.getByLabel("Province or state").fill("Scotland");
    await dialog.getByLabel("Street and number").fill("8 Real Road");
    await dialog.getByLabel("City").fill("Edinburgh");
    await dialog.getByLabel("Phone").fill("+44 131 496 0000");
    await answers("Change address");
    await dialog.waitFor({ state: "detached" });
    await says("Okafor & Co");
    await comesToSay(/^At warehouse$/);
    await says(/^Solved: /);
    await isSound();
    const told = await eventually(() => recipientAtShipBob(sandbox, `waybill-${numberIn(id)}-2`));
    expect(told).toMatchObject({
      phone_number: "+44 131 496 0000",
      address: { company_name: "Okafor & Co", address1: "8 Real Road", city: "Edinburgh", state: "SCT", country: "GB" },
    });
    await open("/app/exceptions");
    expect(await change.count()).toBe(0);
  });

  test("pays one of two back before they are packed, and one is packed", async () => {
    const { id, path, name } = await atTheStation(2);
    const parcels = app.getByRole("list", { name: "Parcels to pick" }).getByRole("button");
    await owner.removes(numberIn(id), numberIn(await lineOf(id)), 1);
    await comesToSay(/No longer wanted: 1 × /);
    await isSound();
    await eventually(async () => {
      await open("/app/packing?step=dispatched");
      const task = parcels.filter({ hasText: name });
      return /\b1 item\b/.test(await task.innerText({ timeout: 15_000 }));
    });
    await isSound();
    for (const parcel of await parcels.all()) if ((await parcel.getAttribute("aria-pressed")) === "true") await parcel.click();
    await app.getByRole("button", { name: "Choose parcels to pick", disabled: true }).waitFor();
    await isSound();
    await open(path);
    await says("At warehouse");
  });

  test("cancels a fulfillment whose parcel has left: nothing goes again before a person says so", async () => {
    const { ids } = Placed.parse(await control("orders", { lines: [{ sku: await onlyAtShipBob(), quantity: 1 }] }));
    const id = ids[0] ?? "";
    const reference = `waybill-${numberIn(id)}-1`;
    await eventually(async () => Acted.safeParse(await control("shipbob/ship", { reference })).success, { everyMs: 250 });
    const fulfillment = await eventually(async () => (await state()).fulfillments.find(({ orderId }) => orderId === id)?.id, {
      everyMs: 250,
    });
    await owner.cancelsFulfillment(numberIn(fulfillment));

    await open(`/app/orders/${numberIn(id)}`);
    await comesToSay("A shipment was taken back");
    await isSound();
    const name = await nameOf(id);
    await isListed(name);
    await open("/app/exceptions");
    const again = app.getByRole("button", { name: `Ship again: ${name}`, exact: true });
    await app.getByRole("button", { name: `Dismiss ${name}`, exact: true }).click();
    await app.getByLabel("Why is it dealt with?").fill("The buyer has it");
    await app.locator("form").getByRole("button", { name: "Dismiss", exact: true }).click();
    const inItsPlace = app.getByRole("listitem").filter({ hasText: "after its parcel had left" }).filter({ hasText: name });
    await inItsPlace.getByText(/^Dismissed by .*: The buyer has it$/).waitFor();
    await isSound();
    await inItsPlace.getByRole("button", { name: `Undo the dismissal of ${name}` }).click();
    await again.click();
    const asks = app.getByRole("dialog");
    await asks.getByText(/leave your stock once more/).waitFor();
    await asks.getByText(/Its fulfillment was cancelled in Shopify afterwards/).waitFor();
    await isSound();
    await asks.getByRole("button", { name: "Ship again", exact: true }).click();
    await again.waitFor({ state: "detached" });
    await open(`/app/orders/${numberIn(id)}`);
    await says("At warehouse");
    await eventually(async () => Acted.safeParse(await control("shipbob/ship", { reference: `waybill-${numberIn(id)}-2` })).success, {
      everyMs: 250,
    });
  });

  test("stops a parcel while it is picked, and the picker is told without asking", async () => {
    const { id, name } = await atTheStation();
    const station = await app.getByRole("link", { name: "Open at the packing station" }).first().getAttribute("href");
    const parcelId = station?.split("?")[0]?.split("/").at(-1) ?? "";
    await open(`/app/packing/wave?parcelId=${parcelId}`);
    await says("1 stop left");
    await owner.removes(numberIn(id), numberIn(await lineOf(id)), 1);
    await says(`${name} was stopped`);
    await isSound();
  });

  test("counts what can't be found while picking, and the order goes to the other warehouse", async () => {
    const { path, name } = await atTheStation();
    await open("/app/packing?step=dispatched");
    for (const task of await app.getByRole("list", { name: "Parcels to pick" }).getByRole("button").all()) {
      const isOurs = (await task.innerText()).includes(name);
      if (((await task.getAttribute("aria-pressed")) === "true") !== isOurs) await task.click();
    }
    await app.getByText(/^Pick 1 parcel/).click();
    const stop = app.locator("[aria-label^='Pick list'] button").first();
    await stop.click();
    await app.getByText("Everything is picked").waitFor();
    await page.reload();
    await says("Everything is picked");
    await comesAlive(app);
    await stop.click();
    await says("1 stop left");
    await isSound();

    await app
      .getByRole("button", { name: /^Can't find/ })
      .first()
      .click();
    await app.getByLabel("Found").fill("0");
    await isSound();
    await answers("Save the count");
    await says(/Nothing is left to pick here/);
    await open(path);
    await says(/0 of 1 × .* found on the shelf/);
    await showsOnReturn(app, app.getByRole("link", { name: "ShipBob Manchester" }).first());
  });
});
