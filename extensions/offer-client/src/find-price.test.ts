import { describe, expect, test } from "vitest";
import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { afterDiscount } from "./after-discount.ts";
import { findPrice } from "./find-price.ts";

const anItem = (item: Partial<OfferedItem> = {}): OfferedItem => ({
  productId: "1",
  variantId: "11",
  handle: "a-cup",
  title: "A cup",
  imageUrl: null,
  quantity: 1,
  discount: null,
  why: null,
  ...item,
});

const sold = {
  title: "Blue",
  availableForSale: true,
  price: { amount: "12.50", currencyCode: "EUR" },
  image: { url: "https://cdn.example/blue.jpg" },
  product: { title: "Eine Tasse", featuredImage: null },
};

/** A shop that sells these variants. */
function shop(variants: Record<string, unknown>) {
  const asked: Record<string, unknown>[] = [];
  const query = (_: string, options?: { variables?: Record<string, unknown> }) => {
    asked.push(options?.variables ?? {});
    return Promise.resolve({ data: { node: variants[String(options?.variables?.["id"])] ?? null } });
  };
  return { asked, query };
}

describe("what an offered item costs a buyer", () => {
  test("is what the shop asks in the buyer's market, with the shop's title in the buyer's language", async () => {
    const { asked, query } = shop({ "gid://shopify/ProductVariant/11": sold });

    expect(await findPrice([anItem({ quantity: 2 })], query, { country: "DE", language: "de-AT" })).toMatchObject({
      title: "Eine Tasse – Blue",
      imageUrl: "https://cdn.example/blue.jpg",
      price: 25,
      fullPrice: 25,
      currency: "EUR",
    });
    expect(asked).toEqual([{ id: "gid://shopify/ProductVariant/11", country: "DE", language: "DE" }]);
  });

  test.each([
    ["pt-BR", "PT_BR"],
    ["zh-Hant", "ZH_TW"],
    ["zh", "ZH_CN"],
    ["en", "EN"],
    ["", undefined],
  ])("is asked for in %s as the Storefront API writes it", async (language, code) => {
    const { asked, query } = shop({});
    await findPrice([anItem()], query, { language });
    expect(asked[0]?.["language"]).toBe(code);
  });

  test("is after what Shopify takes off", async () => {
    const { query } = shop({ "gid://shopify/ProductVariant/11": sold });
    expect(await findPrice([anItem({ discount: { percentage: 20, code: null } })], query, {})).toMatchObject({
      price: 10,
      fullPrice: 12.5,
    });
  });

  test("is of the first item that can be bought now", async () => {
    const { query } = shop({
      "gid://shopify/ProductVariant/11": { ...sold, availableForSale: false },
      "gid://shopify/ProductVariant/12": sold,
    });
    expect(await findPrice([anItem(), anItem({ variantId: "12" })], query, {})).toMatchObject({ variantId: "12" });
  });

  test.each<[string, unknown]>([
    ["doesn't know the variant", {}],
    ["has no price for it", { "gid://shopify/ProductVariant/11": { ...sold, price: null } }],
    [
      "asks something that is no number",
      { "gid://shopify/ProductVariant/11": { ...sold, price: { amount: "free", currencyCode: "EUR" } } },
    ],
  ])("is not known when the shop %s: nothing is offered then", async (_, variants) => {
    expect(await findPrice([anItem()], shop(variants as Record<string, unknown>).query, {})).toBeNull();
  });

  test("is not known when the shop doesn't answer", async () => {
    expect(await findPrice([anItem()], () => Promise.reject(new Error("no network")), {})).toBeNull();
  });

  test.each([
    [10, 20, "EUR", 8],
    [9.99, 15, "EUR", 8.5],
    [0.1, 100, "GBP", 0],
    [1.1, 10, "USD", 0.99],
    // Written in yen, 283.05 would be ¥283, and Shopify may ask ¥284.
    [333, 15, "JPY", 284],
    [1000, 15, "JPY", 850],
    [1.999, 10, "KWD", 1.8],
    [0, 15, "KWD", 0],
  ])("is never said lower than what is charged: %d with %d %% off, in %s", (price, percentage, currency, said) => {
    expect(afterDiscount(price, percentage, currency)).toBe(said);
  });
});
