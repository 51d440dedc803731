import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverGreedily, coverWithin } from "./cover-order.ts";
import { everySet } from "./find-cheapest-set.ts";
import { aLine, anOrder, aPolicy, aWarehouse, mondayMorning } from "./routing-examples.ts";
import { poseProblem, type RoutingProblem } from "./routing-problem.ts";
import { screenWarehouses } from "./screen-warehouses.ts";

type Shelves = Record<string, number>;

/** Warehouses `a`, `b`, … with these shelves, and an order of so many of each SKU. */
function problemOf(wanted: Shelves, shelves: readonly Shelves[], maxParcels = 10, base: readonly number[] = []): RoutingProblem {
  const order = anOrder(Object.entries(wanted).map(([sku, units]) => aLine(sku, units)));
  const offers = shelves.map((stock, index) => aWarehouse(String.fromCharCode(97 + index), stock, { base: base[index] ?? 500 }));
  return poseProblem(order.lines, screenWarehouses(order, offers, mondayMorning).sites, aPolicy({ maxParcels }));
}

const holdsAll = ({ goods }: RoutingProblem, set: readonly number[]) =>
  goods.every(({ stock, quantity }) => set.reduce((sum, site) => sum + stock[site]!, 0) >= quantity);

const small = fc.record({
  wanted: fc.record({ MUG: fc.integer({ min: 1, max: 6 }), CUP: fc.integer({ min: 1, max: 6 }), JUG: fc.integer({ min: 1, max: 3 }) }),
  shelves: fc.array(fc.record({ MUG: fc.nat(4), CUP: fc.nat(4), JUG: fc.nat(2) }), { minLength: 1, maxLength: 6 }),
  maxParcels: fc.integer({ min: 1, max: 6 }),
});

describe("an order that has to be split", () => {
  test("is covered within its parcels whenever any set of warehouses can, and never by one that cannot", () => {
    fc.assert(
      fc.property(small, ({ wanted, shelves, maxParcels }) => {
        const problem = problemOf(wanted, shelves, maxParcels);
        const found = coverWithin(problem);
        const possible = everySet(problem.sites.length, maxParcels).some((set) => holdsAll(problem, set));
        expect(found !== null).toBe(possible);
        if (!found) return;
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(maxParcels);
        expect(holdsAll(problem, found)).toBe(true);
      }),
    );
  });

  test("is covered by each warehouse at most once when parcels don't matter, and wholly", () => {
    fc.assert(
      fc.property(small, ({ wanted, shelves }) => {
        const problem = problemOf(wanted, shelves);
        fc.pre(holdsAll(problem, [...problem.sites.keys()]));
        const found = coverGreedily(problem);
        expect(new Set(found).size).toBe(found.length);
        expect(holdsAll(problem, found)).toBe(true);
      }),
    );
  });

  test("goes first to whoever adds units at the lowest cost for each", () => {
    const shelves: Shelves[] = [{ MUG: 1 }, { MUG: 3, CUP: 1 }, { CUP: 1 }];
    expect(coverGreedily(problemOf({ MUG: 3, CUP: 1 }, shelves, 10, [300, 800, 300]))).toEqual([1]);
    expect(coverGreedily(problemOf({ MUG: 3, CUP: 1 }, shelves, 10, [100, 900, 100]))).toEqual([0, 2, 1]);
  });

  test("that one warehouse holds needs one parcel, though it may take ten", () => {
    expect(coverWithin(problemOf({ MUG: 2 }, [{ MUG: 1 }, { MUG: 2 }]))).toEqual([1]);
  });
});
