import { describe, expect, test } from "vitest";
import { basketOf } from "./basket-of.ts";
import type { Goods } from "./ships-together.ts";

const goods = (variantId: string, units: number): Goods => {
  const at = new Map([["leeds", units]]);
  return { variantId, sku: `SKU-${variantId}`, title: `Cup ${variantId}`, grams: 100, requiresShipping: true, units: at };
};
const [small, large] = [goods("1", 0), goods("2", 5)];
const onPage = (variantId?: string) =>
  basketOf({ lines: [], ...(variantId !== undefined && { variantId }) }, { looked: [small, large], cart: [] });

describe("a date is said", () => {
  test("on a product's page of the variant that is chosen, also where only another can be had", () => {
    expect(onPage("2")).toEqual([{ goods: large, quantity: 1 }]);
    expect(onPage("1")).toEqual([{ goods: small, quantity: 1 }]);
  });

  test("of the first that can be had where none is chosen, or one of another product", () => {
    expect(onPage()).toEqual([{ goods: large, quantity: 1 }]);
    expect(onPage("99")).toEqual([{ goods: large, quantity: 1 }]);
  });

  test("of all of a cart, and of none in which something lies that the copy of the shop doesn't have yet", () => {
    const cart = [{ goods: large, quantity: 2 }];
    const known = { variantId: "2", quantity: 2 };
    expect(basketOf({ lines: [known] }, { looked: null, cart })).toEqual(cart);
    expect(basketOf({ lines: [known, { variantId: "99", quantity: 1 }] }, { looked: null, cart })).toEqual([]);
  });
});
