import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { cartTokenOf } from "#sandbox/storefront/numbered-buyer.ts";
import { aCodeOfTheShop } from "../support/a-code-of-the-shop.ts";
import { buildExtensions } from "../support/built-extensions.ts";
import { launchChromium } from "../support/chromium.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import { fillInCheckout } from "../support/fill-in-checkout.ts";
import { ORDINARY_BROWSER } from "../support/ordinary-browser.ts";
import { makePagesPatient } from "../support/patient-pages.ts";
import { PHONE } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";

const State = z.object({
  orders: z.array(z.object({ id: z.string(), displayFulfillmentStatus: z.string() })),
  fulfillmentOrders: z.array(z.object({ orderId: z.string(), status: z.string() })),
  fulfillments: z.array(
    z.object({
      orderId: z.string(),
      tracking: z.object({ number: z.string().nullable() }).nullable(),
      lineItems: z.array(z.object({ sku: z.string().nullable(), quantity: z.number() })),
    }),
  ),
  inventory: z.array(z.object({ sku: z.string().nullable(), location: z.string().nullable(), onHand: z.number() })),
});
const Product = z.object({ gid: z.string(), handle: z.string(), title: z.string() });
const Variants = z.object({
  data: z.object({
    productVariants: z.object({
      nodes: z.array(z.object({ id: z.string(), sku: z.string(), price: z.string(), product: Product })),
    }),
  }),
});
const money = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const Order = z.object({
  data: z.object({
    order: z.object({
      name: z.string(),
      displayFinancialStatus: z.string(),
      totalPriceSet: money,
      totalDiscountsSet: money,
      lineItems: z.object({ nodes: z.array(z.object({ sku: z.string(), quantity: z.number(), discountedTotalSet: money })) }),
    }),
  }),
});
const Offers = z.object({ offers: z.array(z.object({ name: z.string(), shown: z.number(), taken: z.number() })) });
const OrderPage = z.object({ promise: z.object({ date: z.string(), saidAtCheckout: z.boolean() }) });
const Saved = z.object({ ok: z.literal(true), offerId: z.string() });

type Sold = { id: string; gid: string; sku: string; handle: string; title: string; pence: number };

let browser: Browser;
let sandbox: Sandbox;
/** Of things that lie at ShipBob alone, whose parcels leave by themselves: what is bought, and what is offered with it. */
let bought: Sold, inCart: Sold, inCheckout: Sold, afterwards: Sold;
let buyer: { path: string; buyer: number };

beforeAll(async () => {
  buildExtensions();
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: false, seed: 29, pollSeconds: 2 });
  [bought, inCart, inCheckout, afterwards] = await soldOnlyByShipBob();
  await offers("In the cart", "cart", inCart, 10, "own");
  await offers("In checkout", "checkout", inCheckout, 15, "shared");
  await offers("After the purchase", "post_purchase", afterwards, 20, "shared");
  buyer = await findBuyer(bought);
  await eventually(async () => (await isOffered("cart")) && (await isOffered("checkout")), { everyMs: 300 });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

let context: BrowserContext;
let page: Page;
/** What the browser's console calls an error. */
let amiss: string[];
/** How much of what was seen has moved by itself (cumulative layout shift of all pages together). */
let moved: number;
beforeEach(async () => {
  [amiss, moved] = [[], 0];
  context = await browser.newContext({ viewport: PHONE, userAgent: ORDINARY_BROWSER });
  await makePagesPatient(context);
  context.on("console", (message) => {
    if (message.type() === "error") amiss.push(message.text());
  });
  context.on("weberror", (error) => void amiss.push(error.error().message));
  await context.exposeBinding("moved", (_, by: number) => {
    moved += by;
  });
  await context.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value = 0, hadRecentInput } = entry as PerformanceEntry & { value?: number; hadRecentInput?: boolean };
        if (hadRecentInput !== true && window.top === window) (window as unknown as { moved: (by: number) => void }).moved(value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  page = await context.newPage();
});
afterEach(() => context.close());

const numberIn = (gid: string) => gid.split("/").at(-1) ?? "";
const frame = (name: string) => page.frameLocator(`iframe[title="${name}"]`);

async function control(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  return answer.json();
}
const findBuyer = async ({ handle }: Sold, after = 0) =>
  z.object({ path: z.string(), buyer: z.number() }).parse(await control("buyer", { product: handle, after }));
const state = async () => State.parse(await control("state?all=1"));
const newest = async () => (await state()).orders.at(-1)?.id ?? "";
const ordered = async (id: string) =>
  Order.parse(
    await control("admin", {
      query: `query ($id: ID!) { order(id: $id) {
        name displayFinancialStatus totalPriceSet { presentmentMoney { amount currencyCode } } totalDiscountsSet { presentmentMoney { amount currencyCode } }
        lineItems(first: 10) { nodes { sku quantity discountedTotalSet(withCodeDiscounts: true) { presentmentMoney { amount currencyCode } } } } } }`,
      variables: { id },
    }),
  ).data.order;

async function soldOnlyByShipBob(): Promise<[Sold, Sold, Sold, Sold]> {
  const { inventory } = await state();
  const elsewhere = new Set(inventory.flatMap(({ sku, location, onHand }) => (onHand > 0 && !/ShipBob/.test(location ?? "") ? [sku] : [])));
  const there = inventory.flatMap(({ sku, onHand }) => (sku !== null && onHand > 50 && !elsewhere.has(sku) ? [sku] : []));
  const query = `query ($q: String!) { productVariants(first: 50, query: $q) { nodes { id sku price product { gid: id handle title } } } }`;
  const skus = there.slice(0, 40).map((sku) => `sku:${sku}`);
  const { nodes } = Variants.parse(await control("admin", { query, variables: { q: skus.join(" OR ") } })).data.productVariants;
  const [one, two, three, four] = nodes
    .map(({ id, sku, price, product }) => ({ ...product, id: numberIn(id), sku, pence: Math.round(Number(price) * 100) }))
    .filter(({ pence }) => pence >= 100);
  if (!one || !two || !three || !four) throw new Error("ShipBob has too little.");
  return [one, two, three, four];
}

/** As the merchant's form does it. */
async function offers(name: string, placement: string, { id }: Sold, percentage: number, codes: string): Promise<void> {
  const form = { intent: "save", state: "live", name, placements: placement, priority: "100" };
  const offered = { "offered.kind": "chosen", "offered.variantIds": id, "offered.percentage": String(percentage), "offered.codes": codes };
  const { offerId } = Saved.parse(
    await sandbox.robot.send("/app/offers/new?_data=routes/app.offers.$offerId", { ...form, ...offered, conditions: [], headings: [] }),
  );
  expect(offerId).not.toBe("");
}
/** An offer with a discount is shown once Waybill has found the discount in Shopify. */
async function isOffered(placement: string): Promise<boolean> {
  const visitor = cartTokenOf(String(buyer.buyer));
  const asked = new URLSearchParams({ placement, visitor, lines: `${bought.id}:1`, country: "GB" });
  const answer = await fetch(`${sandbox.url}/apps/waybill/offers?${asked.toString()}`);
  return z.object({ offer: z.unknown() }).parse(await answer.json()).offer !== null;
}
const offersPage = async () => Offers.parse(await sandbox.robot.read("/app/offers?_data=routes/app.offers._index")).offers;

/** From the product into the cart, by the theme's own button. */
async function putsIntoCart() {
  await page.goto(sandbox.url + buyer.path);
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await page.getByRole("dialog").getByText(`1 × ${bought.title}`).waitFor();
}
async function fillsIn() {
  await page.goto(`${sandbox.url}/storefront/checkout`);
  await fillInCheckout(page, "Tab");
}
const pays = () => page.getByRole("button", { name: "Pay now" }).click();
const off = ({ pence }: Sold, percentage: number) => pence - Math.round((pence * percentage) / 100);

describe("a buyer with a phone", () => {
  test("takes what is offered in the cart, in checkout and after paying: one order, one parcel, one price, and each counted once", async () => {
    await putsIntoCart();
    const card = page.getByRole("dialog").locator("waybill-offer").filter({ hasText: inCart.title });
    await card.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("dialog").getByText(`1 × ${inCart.title}`).waitFor();

    await fillsIn();
    const checkout = frame("checkout-offers");
    await checkout.getByText(inCheckout.title).waitFor();
    await checkout.getByLabel(/Add to my order/).click();
    await page.locator("#summary").getByText(`1 × ${inCheckout.title}`).waitFor();
    const promised = await checkout.getByText(/arrives by/).innerText();
    await pays();

    const offer = frame("post-purchase-offers");
    await offer.getByText("Add this to your order").waitFor();
    await offer.getByText("20% off").waitFor();
    const held = await newest();
    await eventuallyHolds(async () => {
      const own = (await state()).fulfillmentOrders.filter(({ orderId }) => orderId === held);
      expect(own.map(({ status }) => status)).toEqual(["ON_HOLD"]);
    });
    expect(await control("ledger?target=shipbob")).not.toMatchObject({
      entries: expect.arrayContaining([expect.objectContaining({ effect: "order.created" })]) as unknown,
    });
    await offer.getByRole("button", { name: /Pay now/ }).click();
    await page.getByRole("heading", { name: /Thank you/ }).waitFor();
    const day = /arrives by (.+)$/.exec(promised)?.[1] ?? "no day";
    await frame("thank-you-offers").getByText(`Arrives by ${day}`).waitFor();

    const lines = [
      [bought, bought.pence],
      [inCart, off(inCart, 10)],
      [inCheckout, off(inCheckout, 15)],
      [afterwards, off(afterwards, 20)],
    ] as const;
    const order = await ordered(held);
    const inPence = ({ presentmentMoney: { amount, currencyCode } }: z.infer<typeof money>) => [
      Math.round(Number(amount) * 100),
      currencyCode,
    ];
    expect(order.lineItems.nodes.map(({ sku, quantity, discountedTotalSet }) => [sku, quantity, inPence(discountedTotalSet)])).toEqual(
      lines.map(([{ sku }, pence]) => [sku, 1, [pence, "GBP"]]),
    );
    expect(inPence(order.totalPriceSet)).toEqual([lines.reduce((sum, [, pence]) => sum + pence, 395 /* for shipping */), "GBP"]);
    expect(inPence(order.totalDiscountsSet)).toEqual([lines.reduce((sum, [{ pence }, paid]) => sum + pence - paid, 0), "GBP"]);
    expect(order.displayFinancialStatus).toBe("PAID");

    const parcels = await eventually(async () => {
      const own = (await state()).fulfillments.filter(({ orderId }) => orderId === held);
      return own.length > 0 && own;
    });
    expect(parcels).toHaveLength(1);
    expect(parcels[0]?.lineItems.map(({ sku }) => sku).sort()).toEqual(lines.map(([{ sku }]) => sku).sort());

    await page.getByRole("link", { name: "Follow your order" }).click();
    const status = frame("order-status");
    await status.getByText(`Arrives by ${day}`).waitFor();
    await status.getByText(parcels[0]?.tracking?.number ?? "no number").waitFor();
    for (const [{ title }] of lines) await status.getByText(`1 × ${title}`).waitFor();

    const { promise } = OrderPage.parse(await sandbox.robot.read(`/app/orders/${numberIn(held)}?_data=routes/app.orders.$orderId`));
    const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${promise.date}T12:00:00Z`));
    expect([inWords, promise.saidAtCheckout]).toEqual([day, true]);

    await eventuallyHolds(async () => {
      const counted = (await offersPage()).map(({ name, shown, taken }) => ({ name, shown, taken }));
      expect(counted).toEqual(["In the cart", "In checkout", "After the purchase"].map((name) => ({ name, shown: 1, taken: 1 })));
    });
    expect(amiss).toEqual([]);
  });

  test.each(["horizon", "dawn"])("is shown no price that he can't have beside a code of the shop's own (%s)", async (theme) => {
    await control("admin", aCodeOfTheShop(theme));
    buyer = await findBuyer(bought, buyer.buyer);
    await page.goto(`${sandbox.url}${buyer.path}&theme=${theme}`);
    await page.getByRole("button", { name: "Add to cart" }).first().click();
    const drawer = page.getByRole("dialog");
    const card = drawer.locator("waybill-offer").filter({ hasText: inCart.title });
    await card.locator("[data-w=was]:visible").waitFor();
    // He types it in another tab, so that this page can't know.
    await page.evaluate((discount) => fetch("/cart/update.js", { method: "POST", body: new URLSearchParams({ discount }) }), theme);
    await card.getByRole("button", { name: "Add to cart" }).click();
    await drawer.getByText(`${inCart.title}: Added, but not at the price shown`).waitFor();
    await drawer.getByRole("button", { name: `Remove ${inCart.title}` }).click();
    await card.getByRole("button", { name: "Add to cart" }).waitFor();
    expect(await card.locator("[data-w=price]").innerText()).toBe(`£${(inCart.pence / 100).toFixed(2)}`);
    expect(await card.locator("[data-w=was]").isVisible()).toBe(false);
    expect(amiss).toEqual([]);
  });

  test("can be sent with what Shopify's admin prints of his order, and is counted on its page of what was offered", async () => {
    await page.goto(`${sandbox.url}/_admin/page/products/${numberIn(inCart.gid)}`);
    const paid = `£${(off(inCart, 10) / 100).toFixed(2)}`;
    await page.frameLocator("iframe").getByText(new RegExp(`taken once .*taken for ${paid}`)).first().waitFor(); // oxfmt-ignore
    await page.goto(`${sandbox.url}/_admin/print?orders=${numberIn(await newest())}`);
    await page.getByText(/Ready to print: application\/pdf, \d{4,} bytes/).waitFor();
    // ShipBob has its own shelves.
    await page.locator("s-choice", { hasText: "Pick list" }).click();
    await page.getByText("There is nothing of this kind to print").waitFor();
    expect(amiss.filter((message) => !/^Failed to load resource: .* 404/.test(message))).toEqual([]);
  });

  test("notices nothing when the app is stopped: the shop sells as if there were none", async () => {
    // Another than before him, who left things in the cart.
    buyer = await findBuyer(bought, buyer.buyer);
    await sandbox.app.stop();
    await putsIntoCart();
    expect(await page.locator("waybill-offer[data-state=shown]").count()).toBe(0);
    await fillsIn();
    await pays();
    await page.getByRole("heading", { name: /Thank you/ }).waitFor();
    await page.getByRole("link", { name: "Follow your order" }).click();
    await page.getByText("We have your order").waitFor();
    await page.waitForLoadState("networkidle");
    expect(moved).toBeLessThan(0.1);
    expect((await page.locator("iframe[title=order-status]").boundingBox())?.height).toBe(0);
    // The browser itself tells of what it could not load.
    expect(amiss.filter((message) => !/^Failed to load resource|blocked by CORS policy/.test(message))).toEqual([]);
  });
});
