import type { Instance } from "./instance.ts";

/** What a parcel may cost beside its price, by warehouse; and the rules on parcels. */
export type BruteForceRules = { surcharge?: readonly number[]; maxParcels?: number; useEveryWarehouse?: boolean };

/**
 * The least cost of an instance, by trying everything: warehouse after warehouse, every parcel that it could send of what is left, line by
 * line. Shares nothing with the router, neither code nor idea. Keeps, for each count of parcels and each rest of the order, the least cost
 * so far, so that it stays exact and ends: the work grows with Π (quantity + 1)(quantity + 2) / 2. Null when the order cannot be shipped.
 */
export function bruteForce({ order, warehouses, policy }: Instance, rules: BruteForceRules = {}): number | null {
  const { lines } = order;
  const strides: number[] = [];
  let rests = 1;
  for (const { quantity } of lines) {
    strides.push(rests);
    rests *= quantity + 1;
  }

  // least[parcels][rest]: rest is the order's unshipped units as one number, in mixed radix.
  let least = Array.from({ length: warehouses.length + 1 }, () => new Float64Array(rests).fill(Infinity));
  least[0]![rests - 1] = 0;

  for (const [index, warehouse] of warehouses.entries()) {
    const next = rules.useEveryWarehouse ? least.map(() => new Float64Array(rests).fill(Infinity)) : least.map((row) => row.slice());
    for (let rest = 0; rest < rests; rest++) {
      const reached = least.flatMap((row, parcels) => (row[rest]! < Infinity ? [parcels] : []));
      if (reached.length === 0) continue;
      const left = lines.map(({ quantity }, line) => Math.floor(rest / strides[line]!) % (quantity + 1));
      const shelf = new Map(Object.entries(warehouse.stock).map(([sku, units]) => [sku, Math.max(0, Math.floor(units))]));

      const ship = (line: number, units: number, grams: number, after: number): void => {
        if (line === lines.length) {
          if (units === 0) return;
          const { shipping, pick } = warehouse;
          const cost =
            shipping.base + (shipping.perKg * grams) / 1000 + pick.first + pick.extra * (units - 1) + (rules.surcharge?.[index] ?? 0);
          for (const parcels of reached) {
            const row = next[parcels + 1];
            if (row) row[after] = Math.min(row[after]!, least[parcels]![rest]! + cost);
          }
          return;
        }
        const { sku, grams: each } = lines[line]!;
        const held = shelf.get(sku) ?? 0;
        for (let taken = 0; taken <= Math.min(left[line]!, held); taken++) {
          shelf.set(sku, held - taken);
          ship(line + 1, units + taken, grams + taken * each, after - taken * strides[line]!);
        }
        shelf.set(sku, held);
      };
      ship(0, 0, 0, rest);
    }
    least = next;
  }

  let best = Infinity;
  for (let parcels = 1; parcels <= Math.min(warehouses.length, rules.maxParcels ?? Infinity); parcels++) {
    best = Math.min(best, least[parcels]![0]! + policy.splitPenalty * (parcels - 1));
  }
  return best === Infinity ? null : best;
}
