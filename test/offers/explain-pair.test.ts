import { expect, test } from "vitest";
import { inEnglish } from "../support/in-english.ts";
import { recommender } from "#app/offers/recommender/messages.ts";
import { explainPair, forBuyer } from "#app/offers/recommender/explain-pair.ts";

test("a pair is explained by its orders, and by chance only where that is telling", () => {
  expect(inEnglish(explainPair({ orders: 87, times: 4.21 }))).toBe("Bought together 4.2× more often than by chance: 87 orders.");
  expect(inEnglish(explainPair({ orders: 12, times: 31.7 }))).toBe("Bought together 32× more often than by chance: 12 orders.");
  expect(inEnglish(explainPair({ orders: 2, times: 400 }))).toBe("Bought together in 2 orders.");
  expect(inEnglish(explainPair({ orders: 1, times: 1 }))).toBe("Bought together in 1 order.");
  expect(inEnglish(explainPair({ orders: 900, times: 1.1 }))).toBe("Bought together in 900 orders.");
});

test("what the merchant chose himself is told to him as his choice, and to the buyer as what goes with it", () => {
  const chosen = recommender.message("complementary", { title: "{{title}} & Cake stand" });
  expect(inEnglish(chosen)).toBe("You chose it to go with {{title}} & Cake stand.");
  expect(inEnglish(forBuyer(chosen))).toBe("Goes well with {{title}} & Cake stand.");
  const pair = explainPair({ orders: 12, times: 31.7 });
  expect(forBuyer(pair)).toEqual(pair);
});
