import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

test("nothing is promised that can't ship, a page says what the plan keeps, and most promises are kept while a shop still learns", () => {
  const { orders, promised, kept, impossible, pages, otherwise } = simulate({ seed: 11, orders: 400, confidence: 0.9, before: 20 });
  expect({ orders, impossible, otherwise }).toEqual({ orders: 400, impossible: 0, otherwise: 0 });
  expect(pages).toBeGreaterThan(300);
  expect(promised).toBeLessThan(400);
  expect(kept / promised).toBeGreaterThan(0.84);
  expect(kept / promised).toBeLessThan(0.98);
});
