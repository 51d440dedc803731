import fc from "fast-check";
import { expect, test } from "vitest";
import { aLine, anOrder, aWarehouse, mondayMorning } from "./routing-examples.ts";
import { screenWarehouses } from "./screen-warehouses.ts";

const order = anOrder([aLine("MUG", 1)]);

test("warehouses stand in the merchant's order, and equals by id, however they are given", () => {
  const offers = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{1,3}$/), priority: fc.integer({ min: 1, max: 3 }) }), {
    selector: ({ name }) => name,
  });
  fc.assert(
    fc.property(offers, (given) => {
      const { sites } = screenWarehouses(
        order,
        given.map(({ name, priority }) => aWarehouse(name, {}, { priority })),
        mondayMorning,
      );
      const expected = [...given].sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
      expect(sites.map(({ offer }) => offer.id)).toEqual(expected.map(({ name }) => name));
    }),
  );
});

test("a warehouse is refused for the first thing that is wrong with it: paused, then its address, then its currency", () => {
  const dollars = { currency: "USD", zones: [{ name: "Home", countries: ["US"], base: 1, perKg: 0 }], pick: { first: 0, extra: 0 } };
  const everywhere = { ...dollars, zones: [{ name: "Everywhere", countries: ["*"], base: 1, perKg: 0 }] };
  const { sites, refusals } = screenWarehouses(
    order,
    [
      aWarehouse("A", {}, { open: false, prices: dollars }),
      aWarehouse("B", {}, { prices: dollars }),
      aWarehouse("C", {}, { prices: everywhere }),
      aWarehouse("D", {}),
    ],
    mondayMorning,
  );
  expect(sites.map(({ offer }) => offer.name)).toEqual(["D"]);
  expect(refusals.map(({ offer, reason }) => [offer.name, reason])).toEqual([
    ["A", "paused"],
    ["B", "address-not-served"],
    ["C", "currency-mismatch"],
  ]);
});

test("two warehouses of one calendar leave on the same day, and one of another zone on its own", () => {
  const tokyo = { timeZone: "Asia/Tokyo", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] };
  const { sites } = screenWarehouses(
    order,
    [aWarehouse("A", {}), aWarehouse("B", {}), aWarehouse("C", {}, { calendar: tokyo })],
    mondayMorning,
  );
  // 09:00 UTC is before the cut-off in London and after it in Tokyo.
  expect(sites.map(({ departure }) => departure.date.toString())).toEqual(["2026-10-05", "2026-10-05", "2026-10-06"]);
});
