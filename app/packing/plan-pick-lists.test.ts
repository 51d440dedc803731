import fc from "fast-check";
import { expect, test } from "vitest";
import type { PickableParcel } from "./pick-list.ts";
import { planPickLists } from "./plan-pick-lists.ts";

const line = (bin: string | null, sku: string, quantity = 1) => ({ bin, sku, title: `Title of ${sku}`, quantity });
const parcel = (parcelId: string, placedAt: string, ...lines: PickableParcel["lines"]): PickableParcel => ({
  parcelId,
  orderName: `#${parcelId}`,
  placedAt,
  lines,
});

test("a walk passes each shelf once, in the order of the shelves, what has no shelf last", () => {
  const [walk] = planPickLists(
    [
      parcel("1", "2026-11-21T10:00:00Z", line("A-10", "x"), line(null, "loose"), line("A-2", "y", 2)),
      parcel("2", "2026-11-21T11:00:00Z", line("b-1", "z"), line("A-2", "y", 3)),
    ],
    { totes: 8, units: 100 },
  );
  expect(walk?.stops.map(({ bin, sku, quantity }) => [bin, sku, quantity])).toEqual([
    ["A-2", "y", 5],
    ["A-10", "x", 1],
    ["b-1", "z", 1],
    [null, "loose", 1],
  ]);
  expect(walk?.stops[0]?.totes).toEqual([
    { tote: 1, parcelId: "1", quantity: 2 },
    { tote: 2, parcelId: "2", quantity: 3 },
  ]);
});

test("who waited longest is picked first, and a wave holds no more than a trolley does", () => {
  const walks = planPickLists(
    [
      parcel("late", "2026-11-21T12:00:00Z", line("A", "x")),
      parcel("big", "2026-11-21T11:00:00Z", line("A", "x", 500)),
      parcel("early", "2026-11-21T10:00:00Z", line("A", "x")),
    ],
    { totes: 2, units: 20 },
  );
  expect(walks.map(({ parcels }) => parcels.map(({ parcelId }) => parcelId))).toEqual([["early"], ["big"], ["late"]]);
});

const someParcels = fc
  .array(
    fc.array(
      fc.record({
        bin: fc.constantFrom(null, "A-1", "A-2", "B-10"),
        sku: fc.constantFrom("x", "y", "z"),
        title: fc.constant("t"),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    { maxLength: 12 },
  )
  .map((all) => all.map((lines, index) => parcel(String(index), `2026-11-${10 + (index % 3)}T10:00:00Z`, ...lines)));

test("whatever the parcels: each is in one walk, and its totes get exactly its lines", () => {
  fc.assert(
    fc.property(someParcels, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 30 }), (parcels, totes, units) => {
      const walks = planPickLists(parcels, { totes, units });
      expect(walks.flatMap((walk) => walk.parcels.map(({ parcelId }) => parcelId)).sort()).toEqual(
        parcels.map(({ parcelId }) => parcelId).sort(),
      );
      for (const { parcelId, lines } of parcels)
        for (const sku of ["x", "y", "z"]) {
          const wanted = lines.filter((each) => each.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
          const picked = walks
            .flatMap(({ stops }) => stops.filter((stop) => stop.sku === sku).flatMap((stop) => stop.totes))
            .filter((tote) => tote.parcelId === parcelId)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          expect(picked).toBe(wanted);
        }
      for (const walk of walks) expect(walk.parcels.length).toBeLessThanOrEqual(totes);
    }),
  );
});
