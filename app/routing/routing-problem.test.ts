import { describe, expect, test } from "vitest";
import { aLine, anOrder, aPolicy, aWarehouse, mondayMorning } from "./routing-examples.ts";
import type { RoutableLine } from "./routable-order.ts";
import type { RoutingPolicy } from "./routing-policy.ts";
import { poseProblem } from "./routing-problem.ts";
import { screenWarehouses } from "./screen-warehouses.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

function pose(lines: readonly RoutableLine[], offers: readonly WarehouseOffer[], policy: Partial<RoutingPolicy> = {}) {
  return poseProblem(lines, screenWarehouses(anOrder(lines), offers, mondayMorning).sites, aPolicy(policy));
}
const prices = (perKg: number, first: number, extra: number) => ({
  prices: { currency: "GBP", zones: [{ name: "Everywhere", countries: ["*"], base: 500, perKg }], pick: { first, extra } },
});

describe("the order", () => {
  test("is joined line by line where lines are alike, so that it is priced as one parcel of them", () => {
    const lines = [aLine("MUG", 2, { lineId: "1" }), aLine("MUG", 3, { lineId: "2" }), aLine("CUP", 1)];
    const { demands, goods } = pose(lines, [aWarehouse("Reno", { MUG: 9, CUP: 9 })]);
    expect(demands.map(({ quantity, lines: alike }) => [quantity, alike.length])).toEqual([
      [5, 2],
      [1, 1],
    ]);
    expect(goods.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ["MUG", 5],
      ["CUP", 1],
    ]);
  });

  test("keeps units of another weight apart, which still share their SKU's stock", () => {
    const lines = [aLine("MUG", 2, { lineId: "1" }), aLine("MUG", 3, { lineId: "2", grams: 900 })];
    const { demands, goods } = pose(lines, [aWarehouse("Reno", { MUG: 4 }, prices(100, 0, 0))]);
    expect(demands.map(({ perUnit }) => perUnit)).toEqual([[50], [90]]);
    expect(goods).toMatchObject([{ sku: "MUG", quantity: 5, demands: [0, 1], stock: [4] }]);
  });
});

describe("the warehouses", () => {
  test("are those that hold something of the order, each with no more of it than is ordered", () => {
    const { sites, goods } = pose(
      [aLine("MUG", 2)],
      [aWarehouse("Bath", { CUP: 5 }), aWarehouse("Reno", { MUG: 9 }), aWarehouse("York", { MUG: 1 })],
    );
    expect(sites.map(({ offer }) => offer.name)).toEqual(["Reno", "York"]);
    expect(goods[0]?.stock).toEqual([2, 1]);
  });

  test("stand in order of what a unit costs there, and between equals in the merchant's order", () => {
    const offers = [
      aWarehouse("Bath", { MUG: 1 }, { priority: 3, ...prices(0, 0, 30) }),
      aWarehouse("Reno", { MUG: 1 }, { priority: 2, ...prices(0, 0, 10) }),
      aWarehouse("York", { MUG: 1 }, { priority: 1, ...prices(0, 0, 30) }),
    ];
    const { sites, goods } = pose([aLine("MUG", 2)], offers);
    expect(goods[0]?.cheapestFirst.map((site) => sites[site]?.offer.name)).toEqual(["Reno", "York", "Bath"]);
  });

  test("cost for a parcel what the base, the first pick, a later departure and a lower rank add up to", () => {
    const early = { timeZone: "Europe/London", cutOff: "08:00", workingDays: [1, 2, 3, 4, 5] };
    const offers = [aWarehouse("Reno", { MUG: 1 }, prices(0, 120, 20)), aWarehouse("York", { MUG: 1 }, { priority: 3, calendar: early })];
    const { sites } = pose([aLine("MUG", 1)], offers, { dayOfDelayCost: 75, priorityCost: 10 });
    expect(sites.map(({ perParcel, delay, preference }) => [perParcel, delay, preference])).toEqual([
      [500 + 120 - 20, 0, 0],
      [500 + 75 + 20, 75, 20],
    ]);
  });
});

test("an order may always travel in one parcel, whatever the policy says", () => {
  for (const maxParcels of [0, -2, 0.5])
    expect(pose([aLine("MUG", 1)], [aWarehouse("Reno", { MUG: 1 })], { maxParcels }).maxParcels).toBe(1);
});
