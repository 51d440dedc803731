import { describe, expect, test } from "vitest";
import { readCart } from "./cart.ts";
import { goalProgress } from "./goal-progress.ts";

const goal = { amount: 5000, currency: "EUR", reward: "free_shipping" as const };
const cart = { visitor: "t", isNew: false, lines: "11:1", total: 3550, currency: "EUR" };

describe("the way to a reward", () => {
  test("is what is missing from the cart", () => {
    expect(goalProgress(goal, cart, 1)).toEqual({ goal: 5000, reached: 3550, left: 1450 });
    expect(goalProgress(goal, { ...cart, total: 9000 }, 1)).toEqual({ goal: 5000, reached: 5000, left: 0 });
  });

  test("is said in the buyer's currency, and never to be reached too early", () => {
    expect(goalProgress(goal, { ...cart, currency: "USD", total: 5410 }, 1.0811)).toEqual({ goal: 5500, reached: 5410, left: 90 });
  });

  test("counts in the units that a currency has", () => {
    const yen = { ...goal, amount: 5000, currency: "JPY" };
    expect(goalProgress(yen, { ...cart, currency: "JPY", total: 400_000 }, 1)).toEqual({ goal: 500_000, reached: 400_000, left: 100_000 });
  });

  test.each([Number.NaN, 0, -1, Infinity])("is not shown in another currency at a rate of %d", (rate) => {
    expect(goalProgress(goal, { ...cart, currency: "USD" }, rate)).toBeNull();
  });
});

describe("the shop's cart", () => {
  test("is told to the app without what opens it", () => {
    const items = [
      { variant_id: 11, quantity: 2 },
      { variant_id: 12, quantity: 1 },
    ];
    expect(readCart({ token: "abc?key=secret", items, total_price: 100, currency: "EUR" })).toEqual({
      visitor: "abc",
      isNew: true,
      lines: "11:2,12:1",
      total: 100,
      currency: "EUR",
      codes: [],
      discounts: "",
    });
  });

  test("is told with the name of everything that is off it, but not of a code that isn't taken", () => {
    const items = [
      { variant_id: 11, quantity: 2, discounts: [{ title: "Two for less", amount: 100 }] },
      { variant_id: 12, quantity: 1 },
    ];
    const discount_codes = [{ code: "HELLO", applicable: true }, { code: "OLD", applicable: false }, { code: "SHIP" }];
    const cart = { items, total_price: 100, discount_codes, cart_level_discount_applications: [{ title: "Summer sale" }] };
    expect(readCart(cart)).toMatchObject({ codes: ["HELLO", "SHIP"], discounts: "HELLO\nSHIP\nSummer sale\nTwo for less" });
  });

  test("is known by what it was called first, whatever its token is now", () => {
    const named = { token: "another", attributes: { _waybill_visitor: "abc" }, items: [], total_price: 100, currency: "EUR" };
    expect(readCart(named)).toMatchObject({ visitor: "abc", isNew: false });
  });

  test.each([null, "<html>", {}, { total_price: "1" }])("is not known when it is %j", (answer) => {
    expect(readCart(answer)).toBeNull();
  });
});
