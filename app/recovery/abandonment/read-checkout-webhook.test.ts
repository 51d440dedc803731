import { describe, expect, test } from "vitest";
import { countryOfPhone } from "./country-of-phone.ts";
import { CartPayload, readCartWebhook } from "./read-cart-webhook.ts";
import { CheckoutPayload, readCheckoutWebhook } from "./read-checkout-webhook.ts";

const heard = { triggeredAt: new Date("2026-11-27T12:00:00Z"), shopCurrency: "GBP" };
const reads = (payload: Record<string, unknown>) => readCheckoutWebhook(CheckoutPayload.parse({ id: 31, token: "abc", ...payload }), heard);
const line = {
  variant_id: 101,
  product_id: 11,
  sku: "MUG-1",
  title: "Mug",
  variant_title: "",
  quantity: 2,
  price: "12.50",
  properties: [],
};

describe("a checkout that Shopify tells of", () => {
  test("is read with its cart, buyer, place and language", () => {
    const told = reads({
      cart_token: "hWN2?key=secret",
      email: " Ada@Buyer.example",
      updated_at: "2026-11-27T11:59:00-05:00",
      created_at: "2026-11-27T11:50:00-05:00",
      currency: "USD",
      customer_locale: "de_AT",
      line_items: [line],
      discount_codes: [{ code: "TEN", amount: "1.00" }],
      shipping_address: {
        first_name: "Ada",
        last_name: "Okafor",
        country_code: "US",
        province_code: "TX",
        phone: "+15125550100",
        zip: "1",
      },
      customer: { id: 7 },
      something: { new: true },
    });
    expect(told).toMatchObject({
      tokens: ["checkout-id:31", "checkout:abc", "cart:hWN2"],
      at: new Date("2026-11-27T16:59:00Z"),
      email: "ada@buyer.example",
      phone: "+15125550100",
      name: "Ada Okafor",
      language: "de-AT",
      place: { country: "US", region: "TX", zone: null },
      customerId: 7n,
      discountCodes: ["TEN"],
      withheld: [],
      lines: [{ variantId: "101", sku: "MUG-1", variantTitle: null, quantity: 2, unitPrice: 1250 }],
    });
  });

  test.each([
    ["JPY", "1200", 1200],
    ["JPY", "1200.00", 1200],
    ["KWD", "1.250", 1250],
    ["GBP", 12.5, 1250],
    ["GBP", "free", 0],
  ])("in %s at %j costs so many of its smallest units", (currency, price, units) => {
    expect(reads({ currency, line_items: [{ ...line, price }] })?.lines?.[0]?.unitPrice).toBe(units);
  });

  test("of a buyer who pays in another currency is read in both: in theirs as they saw it, in the shop's as it is sold there", () => {
    const paid = {
      currency: "GBP",
      presentment_currency: "CAD",
      line_items: [
        { ...line, price: "22.00" },
        { ...line, variant_id: null, price: "11.00" },
      ],
    };
    const told = readCheckoutWebhook(CheckoutPayload.parse({ id: 31, ...paid }), { ...heard, prices: new Map([["101", 1250]]) });
    expect(told).toMatchObject({
      currency: "GBP",
      lines: [
        { unitPrice: 1250, shown: { minor: 2200, currency: "CAD" } },
        { unitPrice: 625, shown: { minor: 1100, currency: "CAD" } },
      ],
    });
    expect(reads({ presentment_currency: "GBP", line_items: [line] })?.lines).toMatchObject([
      { unitPrice: 1250, shown: { minor: 1250, currency: "GBP" } },
    ]);
    expect(reads({ line_items: [line] })?.lines).toMatchObject([{ unitPrice: 1250, shown: null }]);
    const both = { shop_money: { amount: "12.50", currency_code: "GBP" }, presentment_money: { amount: "2400", currency_code: "JPY" } };
    expect(reads({ presentment_currency: "JPY", line_items: [{ ...line, price_set: both }] })?.lines).toMatchObject([
      { unitPrice: 1250, shown: { minor: 2400, currency: "JPY" } },
    ]);
  });

  test("is read when everything that could be missing is, and when a line can't be", () => {
    expect(reads({})).toMatchObject({ at: heard.triggeredAt, lines: null, currency: "GBP", email: null, place: null });
    expect(
      reads({ email: null, phone: "redacted", customer: "?", shipping_address: [], line_items: [line, { quantity: -1 }, "?", null] }),
    ).toMatchObject({ email: null, phone: null, customerId: null, lines: [{ sku: "MUG-1" }] });
    // Shopify's own test notification: a number that JSON can't hold.
    expect(reads({ id: 981820079255243500 })?.tokens).toEqual(["checkout:abc"]);
    expect(reads({ id: null, token: null })).toBeNull();
  });

  test("says what Shopify withholds, and still where its buyer lives", () => {
    const customer = { id: 7, email: null, phone: null, first_name: null, last_name: null };
    const shipping_address = { first_name: null, last_name: null, name: null, address1: null, city: null, zip: null, country_code: "DE" };
    const withheld = reads({ email: null, phone: null, customer, shipping_address, abandoned_checkout_url: null });
    expect(withheld).toMatchObject({ withheld: ["email", "phone", "name", "address"], customerId: 7n, place: { country: "DE" } });
    // Nothing is withheld of somebody who has not come that far.
    expect(reads({ email: null, phone: null, customer: null, shipping_address: null })?.withheld).toEqual([]);
  });

  test("brings what its buyer ticked, and takes a box that is empty for nothing", () => {
    const ticked = reads({
      email: "ada@buyer.example",
      phone: null,
      buyer_accepts_marketing: true,
      buyer_accepts_sms_marketing: true,
      sms_marketing_phone: "+447700900123",
    });
    expect(ticked?.consents).toEqual([
      { channel: "email", address: "ada@buyer.example" },
      { channel: "sms", address: "+447700900123" },
    ]);
    expect(reads({ email: "ada@buyer.example", buyer_accepts_marketing: false })?.consents).toEqual([]);
  });

  test.each(["pos", "shopify_draft_order"])("from %s is nobody's to leave", (source_name) => {
    expect(reads({ source_name, line_items: [line] })?.ending).toBe("nobodys");
  });
});

test("a cart is read by its token without the key, with what the buyer asked for and the plan they subscribe to", () => {
  const told = readCartWebhook(
    CartPayload.parse({
      id: "hWN2",
      token: "hWN2?key=secret",
      line_items: [
        {
          ...line,
          price: "9.99",
          price_set: { shop_money: { amount: "12.50", currency_code: "GBP" } },
          properties: { Engraving: "Ada", _n: 1 },
          selling_plan_allocation: { selling_plan: { id: 55 } },
        },
      ],
      updated_at: "not a time",
    }),
    heard,
  );
  expect(told).toMatchObject({ tokens: ["cart:hWN2"], at: heard.triggeredAt });
  expect(told?.lines).toMatchObject([{ unitPrice: 1250, properties: { Engraving: "Ada", _n: "1" }, sellingPlanId: "55" }]);
  expect(readCartWebhook(CartPayload.parse({}), heard)).toBeNull();
});

test.each([
  ["+447700900123", "GB"],
  ["+15125550100", "US"],
  ["+14165550100", "CA"],
  ["+18765550100", "JM"],
  ["+77012345678", "KZ"],
  ["+79012345678", "RU"],
  ["+353861234567", "IE"],
  ["+8613812345678", "CN"],
  ["+882123456789", null],
  ["07700900123", null],
])("the number %s says %s", (phone, country) => {
  expect(countryOfPhone(phone)).toBe(country);
});
