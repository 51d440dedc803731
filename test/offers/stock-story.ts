import fc from "fast-check";
import { COUNTRIES, type Country } from "./stock-world.ts";

/** Something that happens in a shop that offers what it may run out of. */
export type Op =
  | { does: "count"; warehouse: number; units: number; told: boolean }
  | { does: "switch"; warehouse: number; off: boolean }
  | { does: "buy"; country: Country; takes: "cart" | "after" | "nothing"; own: number }
  /** A buyer goes on with what he does, or Waybill hears of his order. */
  | { does: "go-on"; buyer: number }
  | { does: "hear"; buyer: number }
  | { does: "hour" };

const warehouse = fc.nat(2);
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant("count" as const), warehouse, units: fc.nat(2), told: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("switch" as const), warehouse, off: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("buy" as const),
      country: fc.constantFrom(...COUNTRIES),
      takes: fc.constantFrom("cart" as const, "after" as const, "after" as const, "nothing" as const),
      own: fc.nat(1),
    }),
  },
  { weight: 8, arbitrary: fc.record({ does: fc.constant("go-on" as const), buyer: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("hear" as const), buyer: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ does: "hour" as const }) },
);
/** What happens, and what of it at the same time. */
export const story = fc.record({
  stock: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)),
  moments: fc.array(fc.array(op, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 10 }),
});

export type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;
