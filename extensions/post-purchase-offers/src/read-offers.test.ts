import { describe, expect, test } from "vitest";
import type { PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import { readBreakdown } from "./read-breakdown.ts";
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
const calculated = {
  status: "processed",
  calculatedPurchase: {
    updatedLineItems: [
      { variantId: 5, quantity: 1, priceSet: eur("40.0"), totalPriceSet: eur("40.0") },
      { variantId: 11, quantity: 2, priceSet: eur("10.0"), totalPriceSet: eur("17.0") },
    ],
    addedShippingLines: [{ priceSet: eur("3.5") }],
    addedTaxLines: [{ priceSet: eur("1.0") }, { priceSet: eur("0.5") }],
    totalOutstandingSet: eur("22.0"),
  },
};

describe("what an offer costs after a purchase", () => {
  test("is what Shopify calculated, in the buyer's currency, of what is added alone", () => {
    const inEuros = (amount: number) => ({ amount, currency: "EUR" });
    expect(readBreakdown(calculated, offer)).toEqual({
      price: inEuros(17),
      fullPrice: inEuros(20),
      shipping: inEuros(3.5),
      taxes: inEuros(1.5),
      total: inEuros(22),
    });
  });

  test.each<[string, unknown]>([
    ["could not be calculated", { status: "unprocessed", errors: [{ code: "insufficient_inventory" }] }],
    ["says nothing", undefined],
    ["has no total", { ...calculated, calculatedPurchase: { ...calculated.calculatedPurchase, totalOutstandingSet: null } }],
    ["lacks what is offered", { ...calculated, calculatedPurchase: { ...calculated.calculatedPurchase, updatedLineItems: [] } }],
  ])("is not known when it %s: it is not shown then", (_, result) => {
    expect(readBreakdown(result, offer)).toBeNull();
  });
});
