import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXACT_LIMIT } from "#app/routing/find-cheapest-set.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { RoutingPlan } from "#app/routing/routing-plan.ts";
import { bruteForce } from "./brute-force.ts";
import type { Instance } from "./instance.ts";
import { randomInstance } from "./random-instance.ts";
import { routeInstance } from "./route-instance.ts";
import { seededRandom } from "./seeded-random.ts";

/** Sizes that brute force can still try in full, up to 8 lines over 6 warehouses. */
const size = fc.constantFrom(
  { lines: 2, warehouses: 6, quantity: 7 },
  { lines: 3, warehouses: 6, quantity: 4 },
  { lines: 4, warehouses: 5, quantity: 3 },
  { lines: 6, warehouses: 6, quantity: 2 },
  { lines: 8, warehouses: 6, quantity: 1 },
);
const instance = fc
  .record({ seed: fc.integer(), size })
  .map(({ seed, size }) => randomInstance(seededRandom(seed), size))
  .filter(({ order }) => order.lines.some((line) => line.quantity > 0));

/** What the plan costs by the price lists, having checked that it ships the order from stock that is there. */
function recompute({ order, warehouses, policy }: Instance, plan: RoutingPlan, surcharge: readonly number[] = []): number {
  const shipped = order.lines.map(() => 0);
  let cost = policy.splitPenalty * (plan.parcels.length - 1);
  for (const { warehouseId, lines } of plan.parcels) {
    const index = warehouses.findIndex(({ id }) => id === warehouseId);
    const { stock, shipping, pick } = warehouses[index]!;
    const left = new Map(Object.entries(stock));
    let units = 0;
    let grams = 0;
    for (const { lineId, sku, quantity } of lines) {
      expect(quantity).toBeGreaterThan(0);
      left.set(sku, (left.get(sku) ?? 0) - quantity);
      expect(left.get(sku)).toBeGreaterThanOrEqual(0);
      shipped[Number(lineId)]! += quantity;
      units += quantity;
      grams += quantity * order.lines[Number(lineId)]!.grams;
    }
    cost += shipping.base + (shipping.perKg * grams) / 1000 + pick.first + pick.extra * (units - 1) + (surcharge[index] ?? 0);
  }
  expect(shipped).toEqual(order.lines.map((line) => line.quantity));
  expect(new Set(plan.parcels.map((parcel) => parcel.warehouseId)).size).toBe(plan.parcels.length);
  return cost;
}

function costOf(outcome: RoutingOutcome): number | null {
  return outcome.outcome === "routed" ? outcome.plan.cost.total : null;
}

function expectCost(actual: number | null, optimum: number | null): void {
  if (actual === null || optimum === null) expect(actual).toBe(optimum);
  else expect(Math.abs(actual - optimum)).toBeLessThan(1e-6);
}

describe("against brute force", () => {
  test("every plan costs the least there is, and what it says", () => {
    fc.assert(
      fc.property(instance, (given) => {
        const outcome = routeInstance(given);
        expectCost(costOf(outcome), bruteForce(given));
        if (outcome.outcome === "routed") expectCost(outcome.plan.cost.total, recompute(given, outcome.plan));
      }),
      { numRuns: 4000 },
    );
  });

  test("so it is with a most number of parcels", () => {
    fc.assert(
      fc.property(instance, fc.integer({ min: 1, max: 4 }), (given, maxParcels) => {
        const outcome = routeInstance({ ...given, policy: { ...given.policy, maxParcels } });
        expectCost(costOf(outcome), bruteForce(given, { maxParcels }));
      }),
      { numRuns: 1000 },
    );
  });

  test("so it is with the merchant's preference priced in", () => {
    fc.assert(
      fc.property(instance, fc.nat(300), (given, priorityCost) => {
        const surcharge = given.warehouses.map((_, index) => index * priorityCost);
        const outcome = routeInstance(given, { priorityCost, ranked: true });
        expectCost(costOf(outcome), bruteForce(given, { surcharge }));
        if (outcome.outcome === "routed") expectCost(outcome.plan.cost.total, recompute(given, outcome.plan, surcharge));
      }),
      { numRuns: 1000 },
    );
  });

  test("the runner-up is the cheapest plan of any other set of warehouses", () => {
    fc.assert(
      fc.property(instance, (given) => {
        const outcome = routeInstance(given);
        if (outcome.outcome === "unroutable") return;
        const winner = namesOf(outcome.plan);
        const others = subsets(given.warehouses)
          .filter(
            (set) =>
              set
                .map(({ id }) => id)
                .sort()
                .join() !== winner,
          )
          .map((warehouses) => bruteForce({ ...given, warehouses }, { useEveryWarehouse: true }))
          .filter((cost) => cost !== null);
        expectCost(outcome.runnerUp?.cost.total ?? null, others.length > 0 ? Math.min(...others) : null);
        if (outcome.runnerUp) {
          expect(namesOf(outcome.runnerUp)).not.toBe(winner);
          expectCost(outcome.runnerUp.cost.total, recompute(given, outcome.runnerUp));
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("with many warehouses every order that can be shipped is, and the plan claims to be exact just where those with its goods can be enumerated", () => {
  const many = { lines: 8, warehouses: 40, quantity: 4 };
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, maxParcels) => {
      const given = randomInstance(seededRandom(seed), many);
      const free = routeInstance(given);
      if (free.outcome === "routed") {
        expectCost(free.plan.cost.total, recompute(given, free.plan));
        expect(free.exact).toBe(withItsGoods(given).length <= EXACT_LIMIT);
      }
      const bound = routeInstance({ ...given, policy: { ...given.policy, maxParcels } });
      if (bound.outcome === "routed") {
        expect(bound.plan.parcels.length).toBeLessThanOrEqual(maxParcels);
        expectCost(bound.plan.cost.total, recompute(given, bound.plan));
      } else if (free.outcome === "routed") {
        expect(bound.cause).toBe("too-many-parcels");
        expect(free.plan.parcels.length).toBeGreaterThan(maxParcels);
      }
    }),
    { numRuns: 100 },
  );
});

test("the bounded search finds the only two warehouses of many that complete an order in two parcels", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 29 }), (one, other) => {
      fc.pre(one !== other);
      const lines = ["A", "B", "C", "D"].map((sku) => ({ sku, quantity: 2, grams: 100 }));
      const stockOf = (index: number) =>
        index === one ? { A: 2, B: 2 } : index === other ? { C: 2, D: 2 } : { [lines[index % 4]!.sku]: 2 };
      const warehouses = Array.from({ length: 30 }, (_, index) => ({
        id: `W${index}`,
        stock: stockOf(index) as Record<string, number>,
        shipping: { base: 100, perKg: 0 },
        pick: { first: 0, extra: 0 },
      }));
      const outcome = routeInstance({ order: { currency: "GBP", lines }, warehouses, policy: { splitPenalty: 0, maxParcels: 2 } });
      expect(costOf(outcome)).toBe(200);
    }),
  );
});

function withItsGoods({ order, warehouses }: Instance): Instance["warehouses"] {
  const wanted = order.lines.filter(({ quantity }) => quantity > 0);
  return warehouses.filter(({ stock }) => wanted.some(({ sku }) => (stock[sku] ?? 0) > 0));
}

function namesOf(plan: RoutingPlan): string {
  return plan.parcels
    .map((parcel) => parcel.warehouseId)
    .sort()
    .join();
}

function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length - 1 }, (_, mask) => items.filter((_, index) => ((mask + 1) >> index) & 1));
}
