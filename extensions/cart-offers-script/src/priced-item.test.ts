import { describe, expect, test } from "vitest";
import { pricedItem } from "./priced-item.ts";

const item = {
  productId: "1",
  variantId: "11",
  handle: "a-cup",
  title: "A cup",
  imageUrl: "https://cdn.example/cup.jpg",
  quantity: 1,
  discount: null,
  why: null,
};
const variant = { id: 11, public_title: null, available: true, price: 1990, featured_image: null };
const product = { title: "Eine Tasse", url: "/de/products/a-cup", featured_image: "//cdn.shopify.com/cup.jpg", variants: [variant] };

describe("what an offered item costs in the shop", () => {
  test("is the shop's own price, with its title and its address in the buyer's language", () => {
    expect(pricedItem(item, product, "EUR")).toEqual({
      title: "Eine Tasse",
      url: "/de/products/a-cup",
      image: "//cdn.shopify.com/cup.jpg",
      price: 1990,
      fullPrice: 1990,
    });
  });

  test("is for as many as are offered, of the variant that is offered", () => {
    const blue = { ...variant, public_title: "Blue", featured_image: { src: "//cdn.shopify.com/blue.jpg" } };
    const offered = { ...item, quantity: 3, discount: { percentage: 10, code: null } };

    expect(pricedItem(offered, { ...product, variants: [{ ...variant, id: 10, price: 1 }, blue] }, "EUR")).toMatchObject({
      title: "3 × Eine Tasse – Blue",
      image: "//cdn.shopify.com/blue.jpg",
      fullPrice: 5970,
      price: 5373,
    });
  });

  test("is said in whole yen where there is nothing less, and never lower than what is charged", () => {
    const offered = { ...item, discount: { percentage: 15, code: null } };
    expect(pricedItem(offered, { ...product, variants: [{ ...variant, price: 33_300 }] }, "JPY")).toMatchObject({ price: 28_400 });
  });

  test.each<[string, unknown]>([
    ["the product is gone", null],
    ["something else answers", "<html>"],
    ["the variant is gone", { ...product, variants: [] }],
    ["it is sold out", { ...product, variants: [{ ...variant, available: false }] }],
    ["it has no price", { ...product, variants: [{ ...variant, price: "19.90" }] }],
  ])("is not known when %s: it is not offered then", (_, answer) => {
    expect(pricedItem(item, answer, "EUR")).toBeNull();
  });
});
