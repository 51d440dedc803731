import { describe, expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { explainShortage, shortageOf } from "./explain-shortage.ts";
import { aWarehouse } from "./routing-examples.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const wants = (...goods: [sku: string, quantity: number][]) => goods.map(([sku, quantity]) => ({ sku, quantity }));
const lacks = (stock: Record<string, number>, ...goods: [string, number][]) => {
  const shortage = shortageOf(aWarehouse("Reno", stock), wants(...goods));
  return shortage && words(shortage);
};

describe("what a warehouse lacks to ship an order alone", () => {
  test("is nothing when it holds every unit", () => {
    expect(lacks({ MUG: 2, CUP: 1 }, ["MUG", 2], ["CUP", 1])).toBeNull();
  });

  test("is told in units of the one SKU that is short", () => {
    expect(lacks({ MUG: 2 }, ["MUG", 5])).toBe("Reno has 2 of the 5 units of MUG");
    expect(lacks({}, ["MUG", 1])).toBe("Reno has no MUG");
    expect(lacks({ MUG: 9 }, ["MUG", 5], ["CUP", 1])).toBe("Reno has no CUP");
  });

  test("of several SKUs is told of the first, and how many more there are", () => {
    expect(lacks({ MUG: 2 }, ["MUG", 5], ["CUP", 1])).toBe("Reno has 2 of the 5 units of MUG and is short of 1 other item");
    expect(lacks({ MUG: 2 }, ["MUG", 5], ["CUP", 1], ["JUG", 1])).toBe("Reno has 2 of the 5 units of MUG and is short of 2 other items");
  });

  test("of an order of which it holds nothing is told once", () => {
    expect(lacks({ BOWL: 3 }, ["MUG", 1], ["CUP", 1])).toBe("Reno has none of the ordered items");
  });

  test("counts whole units: half a unit ships nothing, and oversold stock is none", () => {
    expect(lacks({ MUG: 1.9 }, ["MUG", 2])).toBe("Reno has 1 of the 2 units of MUG");
    expect(lacks({ MUG: -3 }, ["MUG", 2])).toBe("Reno has no MUG");
  });
});

test("a warehouse that is passed over for its stock is named with what it lacks", () => {
  const { message, ...verdict } = explainShortage(aWarehouse("Reno", { MUG: 1 }), wants(["MUG", 2]));
  expect(verdict).toEqual({ warehouseId: "reno", name: "Reno", chosen: false, reason: "short-of-stock" });
  expect(words(message)).toBe("Reno has 1 of the 2 units of MUG.");
});
