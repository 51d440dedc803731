import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cartPermalink } from "./cart-permalink.ts";

const line = fc.record({
  variantId: fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String), fc.string()),
  quantity: fc.oneof(fc.integer({ min: -5, max: 100_000 }), fc.double()),
});

describe("the address that restores a cart", () => {
  test("is one that Shopify reads, of whatever cart and code it is made", () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 1_200 }),
        fc.option(fc.string({ unit: "grapheme" })),
        fc.stringMatching(/^[\w-]{11}$/),
        (lines, code, linkId) => {
          const made = cartPermalink("a-shop.myshopify.com", lines, { code, linkId });
          if (made === null) return;
          const url = new URL(made);
          expect([url.protocol, url.host]).toEqual(["https:", "a-shop.myshopify.com"]);
          expect(url.pathname).toMatch(/^\/cart\/[1-9]\d*:[1-9]\d*(?:,[1-9]\d*:[1-9]\d*)*$/);
          const ids = url.pathname.slice("/cart/".length).split(",").map((thing) => thing.split(":")[0]); // oxfmt-ignore
          expect(new Set(ids).size).toBe(ids.length);
          expect(made.length).toBeLessThanOrEqual(6_000 + (code?.length ?? 0) * 12);
          expect([...url.searchParams.keys()]).toEqual([...(code === null ? [] : ["discount"]), "attributes[_waybill_recovery]"]);
          expect(url.searchParams.get("discount")).toBe(code === null ? null : code.toWellFormed());
          expect(url.searchParams.get("attributes[_waybill_recovery]")).toBe(linkId);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("holds all units of a thing that stands in several lines, in the cart's order", () => {
    const lines = [
      { variantId: "7", quantity: 2 },
      { variantId: "5", quantity: 1 },
      { variantId: "7", quantity: 3 },
    ];
    expect(cartPermalink("s.example", lines, { code: "BACK-1", linkId: "abc" })).toBe(
      "https://s.example/cart/7:5,5:1?discount=BACK-1&attributes%5B_waybill_recovery%5D=abc",
    );
  });

  test("is none of a cart with nothing that can be put back", () => {
    expect(cartPermalink("s.example", [{ variantId: "0", quantity: 1 }, { variantId: "../admin", quantity: 1 }], { code: null, linkId: "a" })).toBeNull(); // oxfmt-ignore
  });
});
