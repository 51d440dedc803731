import { describe, expect, test } from "vitest";
import { chooseProduct, type Candidate } from "./choose-product.ts";

const product = (sku: string, facts: Partial<Candidate>): Candidate => ({
  sku,
  isNamed: false,
  isBound: false,
  isNamedByOthers: false,
  isOthers: false,
  ...facts,
});

describe("goods at a warehouse are", () => {
  test("what they were there first, though the shop calls them otherwise now", () => {
    expect(chooseProduct([product("OLD", { isBound: true })])).toEqual({ outcome: "known", sku: "OLD" });
  });

  test("what they are called now where the warehouse knows that name too", () => {
    expect(chooseProduct([product("OLD", { isBound: true }), product("NEW", { isNamed: true })])).toEqual({ outcome: "known", sku: "NEW" });
  });

  test("what is called like them where that was never anything else's, and theirs together where it was from the beginning", () => {
    expect(chooseProduct([product("A", { isNamed: true })])).toEqual({ outcome: "known", sku: "A" });
    expect(chooseProduct([product("A", { isNamed: true, isBound: true, isOthers: true, isNamedByOthers: true })])).toEqual({
      outcome: "known",
      sku: "A",
    });
  });

  test("not guessed where their SKU is another's product, or another has taken the SKU of theirs", () => {
    expect(chooseProduct([product("A", { isNamed: true, isOthers: true })])).toEqual({ outcome: "shared" });
    expect(chooseProduct([product("A", { isBound: true, isNamedByOthers: true })])).toEqual({ outcome: "shared" });
  });

  test("unknown where nothing has to do with them", () => {
    expect(chooseProduct([])).toEqual({ outcome: "unknown" });
  });
});
