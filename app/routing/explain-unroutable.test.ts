import { describe, expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { explainShortage } from "./explain-shortage.ts";
import { explainUnroutable, type Obstacle } from "./explain-unroutable.ts";
import { aLine, anOrder, aWarehouse } from "./routing-examples.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const nothing = { order: anOrder([]), atFault: [], shortages: [], refusals: [], maxParcels: 3 };
const told = (obstacle: Partial<Obstacle> & Pick<Obstacle, "cause">) => words(explainUnroutable({ ...nothing, ...obstacle }));
const lacking = (sku: string, available = 0) => ({ sku, title: sku, wanted: 3, available });

describe("a line without a SKU is named by its title", () => {
  const nameless = (...titles: string[]) =>
    told({ cause: "line-without-sku", atFault: titles.map((title) => aLine("", 1, { lineId: title, title })) });

  test("alone, in twos, and with no more than two names of many", () => {
    expect(nameless("Gift wrap")).toBe("“Gift wrap” has no SKU, so no warehouse can be asked for it.");
    expect(nameless("Gift wrap", "Card")).toBe("“Gift wrap” and “Card” have no SKU, so no warehouse can be asked for them.");
    expect(nameless("Gift wrap", "Card", "Ribbon", "Bow")).toBe(
      "“Gift wrap”, “Card” and 2 more have no SKU, so no warehouse can be asked for them.",
    );
  });
});

describe("an address is told apart from a country", () => {
  test("that is missing, unknown to Shopify, or served by nobody", () => {
    const to = (country: string | null) => told({ cause: "address-not-served", order: anOrder([], country) });
    expect(to(null)).toBe("The order has no shipping address.");
    expect(to("ZZ")).toBe("Shopify doesn't know the country of the address.");
    expect(to("FR")).toBe("No open warehouse ships to France.");
  });

  test("when no price list is in the order's currency", () => {
    const to = (country: string | null) => told({ cause: "currency-mismatch", order: anOrder([], country) });
    expect(to("FR")).toContain("ships to France has its prices in GBP");
    expect(to(null)).toContain("ships to the address has its prices in GBP");
  });
});

describe("what is short", () => {
  test("is told of three SKUs, and counted beyond", () => {
    const short = (count: number) =>
      told({ cause: "out-of-stock", shortages: ["A", "B", "C", "D", "E"].slice(0, count).map((sku) => lacking(sku)) });
    expect(short(3)).toBe("A is out of stock: 3 ordered. B is out of stock: 3 ordered. C is out of stock: 3 ordered.");
    expect(short(4)).toContain("C is out of stock: 3 ordered. 1 further item is short.");
    expect(short(5)).toContain("2 further items are short.");
    expect(short(5)).not.toContain("D is out");
  });

  test("is how many more are needed, where there are some", () => {
    expect(told({ cause: "out-of-stock", shortages: [lacking("A", 2)] })).toBe("1 more of A is needed: 3 ordered, 2 in stock.");
    expect(told({ cause: "out-of-stock", shortages: [lacking("A", 1)] })).toBe("2 more of A are needed: 3 ordered, 1 in stock.");
  });

  test("is said to lie elsewhere only where the very SKU does, and why it cannot come from there", () => {
    const refusals = [
      { offer: aWarehouse("York", { A: 1 }, { open: false }), reason: "paused" },
      { offer: aWarehouse("Ohio", { A: 1 }), reason: "currency-mismatch" },
      { offer: aWarehouse("Own", { A: 1 }), reason: "address-not-served" },
      { offer: aWarehouse("Leeds", { B: 9, A: 0 }), reason: "paused" },
    ] as const;
    const sentence = told({ cause: "out-of-stock", shortages: [lacking("A")], refusals });
    expect(sentence).toBe(
      "A is out of stock: 3 ordered. York has some but is not open. Ohio has some but charges in GBP. Own has some but does not ship there.",
    );
  });
});

describe("what one warehouse lacks to ship an order alone", () => {
  const goods = [
    { sku: "A", quantity: 2 },
    { sku: "B", quantity: 1 },
    { sku: "C", quantity: 1 },
  ];
  const lacks = (stock: Record<string, number>, wanted = goods) => words(explainShortage(aWarehouse("Reno", stock), wanted).message);

  test.each([
    [{ A: 2, B: 1, C: 1 }, "Reno has everything."],
    [{}, "Reno has none of the ordered items."],
    [{ A: 1, B: 1, C: 1 }, "Reno has 1 of the 2 units of A."],
    [{ B: 1, C: 1 }, "Reno has no A."],
    [{ A: 1, C: 1 }, "Reno has 1 of the 2 units of A and is short of 1 other item."],
    [{ A: 1 }, "Reno has 1 of the 2 units of A and is short of 2 other items."],
  ])("with %j", (stock, said) => {
    expect(lacks(stock)).toBe(said);
  });

  test("of a single item is told by its SKU", () => {
    expect(lacks({}, [{ sku: "A", quantity: 2 }])).toBe("Reno has no A.");
  });
});
