import { expect, test } from "vitest";
import { lookForOffer, namesOf, questionLines } from "./look-for-offer.ts";

const item = (variantId: string, code: string | null) => ({
  productId: "1",
  variantId,
  handle: "a-cup",
  title: "A cup",
  imageUrl: null,
  quantity: 1,
  discount: { percentage: 10, code },
  why: null,
});
const answer = {
  decision: "d1",
  offer: { id: "o1", heading: "", items: [item("11", "CUP"), item("12", null)], goal: null },
  promise: { date: "2026-12-01", confidence: 90 },
};
const looking = {
  question: { placement: "checkout" as const, lines: [], visitor: "t", country: "DE", language: "de" },
  token: () => Promise.resolve("token"),
  query: () =>
    Promise.resolve({
      data: { node: { title: "", availableForSale: true, price: { amount: "10.0", currencyCode: "EUR" }, product: { title: "Cup" } } },
    }),
  market: { country: "DE", currency: "EUR" },
  takesCodes: true,
};
const answering = (body: unknown) => () => Promise.resolve(Response.json(body));

test("the first item that can be bought is offered, one and no more", async () => {
  expect(await lookForOffer({ ...looking, fetch: answering(answer) })).toMatchObject({
    offer: { decision: "d1", offerId: "o1", item: { variantId: "11", price: 9 } },
    arrives: "2026-12-01",
  });
});

test("an item with a code is not offered where the checkout takes none", async () => {
  expect(await lookForOffer({ ...looking, takesCodes: false, fetch: answering(answer) })).toMatchObject({
    offer: { item: { variantId: "12" } },
  });
});

test.each<[string, object, string | null]>([
  ["has none", { fetch: answering({ ...answer, decision: null, offer: null }) }, "2026-12-01"],
  ["is down", { fetch: () => Promise.resolve(new Response("", { status: 503 })) }, null],
  [
    "offers what the shop doesn't sell there",
    { fetch: answering(answer), query: () => Promise.resolve({ data: { node: null } }) },
    "2026-12-01",
  ],
  ["offers what is priced in another currency than is paid in", { fetch: answering(answer), market: { currency: "GBP" } }, "2026-12-01"],
])("there is no offer when the app %s, and the day of arrival where it is known", async (_, change, arrives) => {
  expect(await lookForOffer({ ...looking, ...change })).toEqual({ offer: null, arrives });
});

test("the app is told by name what is off the checkout already, each once, but for the code of what is offered here", () => {
  const allocations = [{ code: "WELCOME" }, { title: "Summer sale" }];
  expect(namesOf([{ code: "WELCOME" }, { code: "CUP" }], allocations, "CUP")).toBe("WELCOME\nSummer sale");
});

test("the app is asked about what the buyer chose, also where an offer in the cart brought it, not about what was offered here", () => {
  const merchandise = { id: "gid://shopify/ProductVariant/11" };
  const cost = { totalAmount: { amount: 10 } };
  expect(
    questionLines([
      { id: "1", quantity: 3, merchandise, attributes: [], cost },
      { id: "2", quantity: 1, merchandise, attributes: [{ key: "_waybill_offer", value: "o1" }], cost },
      { id: "3", quantity: 1, merchandise, attributes: [{ key: "_waybill_place", value: "checkout" }], cost },
    ]),
  ).toEqual([
    { variantId: "11", quantity: 3 },
    { variantId: "11", quantity: 1 },
  ]);
});
