import { addOutcome, noOutcomes, type Outcome, type OutcomeSums } from "#app/offers/experiments/outcome-sums.ts";

/** Sums over units whose outcomes grow as their checkouts settle, as SQL's `GROUP BY` would find them anew each day. */
export class ClusteredSums {
  readonly sums: OutcomeSums = { ...noOutcomes };
  readonly #rows = new Map<number, Outcome>();

  add(unit: number, more: Outcome): void {
    const row = this.#rows.get(unit);
    if (row) {
      addOutcome(this.sums, row, -1);
      row.units += more.units;
      row.orders += more.orders;
      row.weight += more.weight;
      row.before += more.before;
      row.revenue += more.revenue;
      addOutcome(this.sums, row);
    } else {
      this.#rows.set(unit, { ...more });
      addOutcome(this.sums, more);
    }
  }

  has(unit: number): boolean {
    return this.#rows.has(unit);
  }
}
