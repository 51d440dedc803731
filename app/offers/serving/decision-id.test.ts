import { expect, test } from "vitest";
import { z } from "zod";
import { decisionId } from "./decision-id.ts";

const offered = (id: string, variantId: string) => ({ outcome: "offered" as const, offer: { id }, items: [{ variantId }] });
const decided = { shopId: 1, visitor: "cart-1", placement: "cart", productId: null, decision: offered("o1", "11") };

test("what a visitor is shown in a place is one decision, however often he comes there, and none of anybody or anything else", () => {
  const id = decisionId(decided);
  expect(z.uuid().parse(id)).toBe(decisionId({ ...decided }));
  const others = [
    { shopId: 2 },
    { visitor: "cart-2" },
    { placement: "checkout" },
    { productId: "1" },
    { decision: offered("o2", "11") },
    { decision: offered("o1", "12") },
    { decision: { outcome: "none" as const, arms: [{ id: "o1" }], why: [] } },
  ];
  expect(new Set([id, ...others.map((other) => decisionId({ ...decided, ...other }))]).size).toBe(8);
});
