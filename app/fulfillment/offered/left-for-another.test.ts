import fc from "fast-check";
import { expect, test } from "vitest";
import { leftForAnother, type Shelf } from "./left-for-another.ts";

const shelf = (warehouseId: string, units: number, held = 0, isUsable = true): Shelf => ({ warehouseId, units, held, isUsable });
const left = (shelves: Shelf[], waiting = 0) => Object.fromEntries(leftForAnother(shelves, waiting));

test.each<[string, Shelf[], number, Record<string, number>]>([
  ["all that lies there, when nobody else wants it", [shelf("a", 3), shelf("b", 1)], 0, { a: 3, b: 1 }],
  ["what is not held there for others", [shelf("a", 3, 2), shelf("b", 1)], 0, { a: 1, b: 1 }],
  ["nothing of what others wait for, wherever it leaves from", [shelf("a", 1), shelf("b", 1)], 1, { a: 1, b: 1 }],
  ["nothing when others wait for all of it", [shelf("a", 1), shelf("b", 1)], 2, { a: 0, b: 0 }],
  ["nothing of what has to stand in for a unit that is held and gone", [shelf("a", 0, 1), shelf("b", 1)], 0, { a: 0, b: 0 }],
  ["nothing of a warehouse that can't ship to him", [shelf("a", 5, 0, false), shelf("b", 1)], 1, { a: 0, b: 0 }],
])("one more buyer can have %s", (_, shelves, waiting, expected) => {
  expect(left(shelves, waiting)).toEqual(expected);
});

test("whatever a buyer takes, there is enough left for all others", () => {
  const shelves = fc.array(fc.record({ units: fc.nat(4), held: fc.nat(3), isUsable: fc.boolean() }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(shelves, fc.nat(5), (some, waiting) => {
      const all = some.map((one, at) => ({ ...one, warehouseId: String(at) }));
      for (const [id, units] of leftForAnother(all, waiting)) {
        if (units === 0) continue;
        const total = all.reduce((sum, one) => sum + one.units, 0);
        const wanted = all.reduce((sum, one) => sum + one.held, waiting);
        expect(all[Number(id)]!.units - all[Number(id)]!.held).toBeGreaterThanOrEqual(units);
        expect(total - units).toBeGreaterThanOrEqual(wanted);
      }
    }),
  );
});
