import { describe, expect, test } from "vitest";
import type { PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import { boughtBefore, readBreakdown } from "./read-breakdown.ts";
import { readOffers } from "./read-offers.ts";

const offer: PostPurchaseOffer = {
  id: "o1",
  kind: "",
  heading: "",
  items: [{ productId: "1", variantId: "11", handle: "a-cup", title: "A cup", imageUrl: null, quantity: 1, discount: null, why: null }],
  goal: null,
  decision: "signed",
  after: "start",
  changes: [{ type: "add_variant", variantId: 11, quantity: 1, discount: { value: 15, valueType: "percentage", title: "For you" } }],
};

describe("what the app offers after a purchase", () => {
  test("is read as the contract has it", () => {
    expect(readOffers({ offers: [offer] })).toEqual([offer]);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["no list", { offers: "all" }],
    ["an offer without a decision", { offers: [{ ...offer, decision: null }] }],
    ["an offer without an item", { offers: [{ ...offer, items: [] }] }],
    ["an offer that changes nothing", { offers: [{ ...offer, changes: [] }] }],
    [
      "a change that this page can't show beside one that it can",
      { offers: [{ ...offer, changes: [...offer.changes, { type: "add_subscription" }] }] },
    ],
    [
      "a discount of a kind that this page doesn't know",
      { offers: [{ ...offer, changes: [{ ...offer.changes[0], discount: { value: 5, valueType: "fixed_amount" } }] }] },
    ],
    ["a turn that this page doesn't know", { offers: [{ ...offer, after: "midnight" }] }],
  ])("is nothing when it is %s", (_, answer) => {
    expect(readOffers(answer)).toEqual([]);
  });
});

const eur = (amount: string) => ({ shopMoney: { amount: "999", currencyCode: "USD" }, presentmentMoney: { amount, currencyCode: "EUR" } });
const inEuros = (amount: number) => ({ amount, currency: "EUR" });
const line = (variantId: number, quantity: number, each: string, total: string) => ({
  variantId,
  quantity,
  priceSet: eur(each),
  totalPriceSet: eur(total),
});
const calculated = (...updatedLineItems: unknown[]) => ({
  status: "processed",
  calculatedPurchase: {
    updatedLineItems,
    addedShippingLines: [{ priceSet: eur("3.5") }],
    addedTaxLines: [{ priceSet: eur("1.0") }, { priceSet: eur("0.5") }],
    totalOutstandingSet: eur("13.5"),
  },
});
const kettle = line(5, 1, "40.0", "40.0");
const cup = line(11, 1, "10.0", "8.5");

describe("what an offer costs after a purchase", () => {
  test("is what Shopify calculated, in the buyer's currency, of what is added alone", () => {
    expect(readBreakdown(calculated(kettle, cup), offer, [])).toEqual({
      price: inEuros(8.5),
      fullPrice: inEuros(10),
      shipping: inEuros(3.5),
      taxes: inEuros(1.5),
      total: inEuros(13.5),
    });
  });

  // Two cups were bought for 18 before.
  const bought = boughtBefore({
    lineItems: [
      { product: { id: 1, variant: { id: 11 } }, quantity: 2, totalPriceSet: eur("18.0") },
      { product: { id: 2, variant: { id: 5 } }, quantity: 1, totalPriceSet: eur("40.0") },
    ],
  });
  test.each<[string, unknown[]]>([
    ["beside that line", [line(11, 2, "10.0", "18.0"), kettle, cup]],
    ["in one line with it", [line(11, 3, "10.0", "26.5"), kettle]],
    ["alone", [cup]],
  ])("is that of one cup where there are cups on the order already and it is told %s", (_, lines) => {
    expect(readBreakdown(calculated(...lines), offer, bought)).toMatchObject({ price: inEuros(8.5), fullPrice: inEuros(10) });
  });

  test.each<[string, unknown]>([
    ["could not be calculated", { status: "unprocessed", errors: [{ code: "insufficient_inventory" }] }],
    ["says nothing", undefined],
    ["has no total", { ...calculated(), calculatedPurchase: { ...calculated(cup).calculatedPurchase, totalOutstandingSet: null } }],
    ["lacks what is offered", calculated(kettle)],
    ["has more of it than was bought and offered", calculated(line(11, 7, "10.0", "70.0"))],
  ])("is not known when it %s: it is not shown then", (_, result) => {
    expect(readBreakdown(result, offer, bought)).toBeNull();
  });
});
