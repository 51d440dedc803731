import fc from "fast-check";
import { expect, test } from "vitest";
import { newId, OrderId, ParcelId, ShopId } from "./ids.ts";

test("an order's number is read whole, however long it is", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
      expect(OrderId.parse(String(id))).toBe(id);
    }),
  );
});

test.each(["0", "-1", "1.5", "12a", "gid://shopify/Order/1", null, String(2n ** 63n), "9".repeat(120_000), 2 ** 60, 1e300, "", " 7"])(
  "%j is no order's number",
  (text) => {
    expect(OrderId.safeParse(text).success).toBe(false);
  },
);

test.each(["0", "-1", "1.5", "shop", ""])("%j is no shop's number", (text) => {
  expect(ShopId.safeParse(text).success).toBe(false);
});

test("an id that we made is read again; anything else is not taken for one", () => {
  const id = newId<ParcelId>();
  expect(ParcelId.parse(id)).toBe(id);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(ParcelId.safeParse(text).success).toBe(false);
    }),
  );
});

test("ids made later sort later", () => {
  const ids = Array.from({ length: 1000 }, () => newId());
  expect(ids.toSorted()).toEqual(ids);
});
