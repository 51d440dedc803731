import { expect, test } from "vitest";
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import { decisionId } from "./decision-id.ts";

const decided = { shopId: 1 as ShopId, visitor: "cart-1", placement: "cart", productId: null, offerId: "o1", variantId: null };

test("what a visitor is shown in a place is one decision, however often he comes there, and none of anybody or anything else", () => {
  const id = decisionId(decided);
  expect(z.uuid().parse(id)).toBe(decisionId({ ...decided }));
  const others = [
    { shopId: 2 as ShopId },
    { visitor: "cart-2" },
    { placement: "checkout" },
    { productId: "1" },
    { offerId: "o2" },
    { offerId: null },
    { variantId: "11" },
  ];
  expect(new Set([id, ...others.map((other) => decisionId({ ...decided, ...other }))]).size).toBe(8);
});
