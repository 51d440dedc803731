import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFulfillment } from "#sandbox/shopify/fulfillment-orders/shipping/create-fulfillment.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { createStorefront } from "./create-storefront.ts";
import { handleStorefront } from "./handle-storefront.ts";
import { eventuallyHolds } from "#test/support/eventually.ts";

const shop = aSmallShop();
const { state } = shop;
const storefront = createStorefront({ state, clock: state.clock, postPurchaseMs: 300 });
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => void handleStorefront(storefront, request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  state.clock.stop();
});

const visit = async (path: string, form?: Record<string, string>, cookie = "") => {
  const answer = await fetch(origin + path, {
    redirect: "manual",
    headers: { cookie },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  return {
    status: answer.status,
    to: answer.headers.get("location") ?? "",
    cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? cookie,
    page: await answer.text(),
  };
};
const buyer = {
  email: "ada@example.com",
  firstName: "Ада",
  lastName: "<b>O'Neill</b>",
  address1: "1 Way",
  city: "Leeds",
  zip: "LS1 4DY",
  country: "GB",
  shipping: "express",
  payment: "card",
};

test("a buyer finds a thing, buys it, and sees its parcel when it leaves", async () => {
  expect((await visit("/storefront?q=mu")).page).toContain("Mug");
  const { cookie } = await visit("/storefront/cart", { intent: "add", variant: String(shop.mug.id), quantity: "2" });
  expect((await visit("/storefront/cart", undefined, cookie)).page).toContain("£17.00");

  const paid = await visit("/storefront/checkout", buyer, cookie);
  expect(paid.to).toMatch(/^\/storefront\/thank-you\/[0-9a-f]{32}$/);
  const thanks = await visit(paid.to);
  expect(thanks.page).toContain("Thank you, Ада");
  const order = [...state.orders.values()].at(-1);
  expect(order).toMatchObject({ source: "web", shippingLines: [{ code: "express", priceMinor: 795 }] });

  // Held for an offer after payment, then free.
  await eventuallyHolds(() => expect(order?.fulfillmentOrders[0]?.holds[0]?.reason).toBe("ONLINE_STORE_POST_PURCHASE_CROSS_SELL"));
  await eventuallyHolds(() => expect(order?.fulfillmentOrders[0]?.status).toBe("OPEN"));

  const follow = paid.to.replace("thank-you", "orders");
  expect((await visit(follow)).page).toContain("No parcel has left yet");
  createFulfillment(state, {
    lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: toGid("FulfillmentOrder", order?.fulfillmentOrders[0]?.id ?? 0) }],
    trackingInfo: { company: "Royal Mail", number: "RM123" },
  });
  const parcel = (await visit(follow)).page;
  expect(parcel).toContain("RM123");
  expect(parcel).toContain("Parcel 1 of 1");
});

test("a form that is not right comes back with what was written and what is wrong, and orders nothing", async () => {
  const { cookie } = await visit("/storefront/cart", { intent: "add", variant: String(shop.mug.id), quantity: "1" });
  const before = state.orders.size;
  const again = await visit("/storefront/checkout", { ...buyer, email: "ada", zip: "", country: "XX" }, cookie);
  for (const message of ["Enter an email address", "Choose a country"]) expect(again.page).toContain(message);
  expect(again.page).toContain("&#60;b&#62;O&#39;Neill&#60;/b&#62;");
  expect(again.page).not.toContain("<b>O'Neill</b>");
  expect((await visit("/storefront/checkout", { ...buyer, country: "DE" }, cookie)).to).toContain("thank-you");
  expect(state.orders.size).toBe(before + 1);
});

test("what is not there is said to be not there, and a strange cart is an empty one", async () => {
  expect((await visit("/storefront/products/1")).status).toBe(404);
  expect((await visit("/storefront/orders/x")).status).toBe(404);
  expect((await visit("/storefront/cart", undefined, "cart=1.9-x.-1.NaN")).page).toContain("Your cart is empty");
  expect((await visit("/storefront?q=%3Cscript%3E")).page).not.toContain("<script>");
});
