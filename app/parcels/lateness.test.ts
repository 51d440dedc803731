import fc from "fast-check";
import { expect, test } from "vitest";
import { leavesLate } from "./lateness.ts";
import { isOpen, PARCEL_STAGES, parcelReference } from "./parcel-stage.ts";

test("a parcel is late from the day after the one on which it was to leave, and not on that day", () => {
  const late = (leavesOn: string) => leavesLate({ stage: "dispatched", leavesOn }, "2026-03-01");
  expect([late("2026-02-28"), late("2026-03-01"), late("2026-03-02")]).toEqual([true, false, false]);
});

test("a parcel that no plan gave a day is never late", () => {
  for (const stage of PARCEL_STAGES) expect(leavesLate({ stage, leavesOn: null }, "9999-12-31")).toBe(false);
});

test.each(PARCEL_STAGES)("a parcel that is %s is late only while some of it is still at its warehouse", (stage) => {
  expect(leavesLate({ stage, leavesOn: "2026-02-28" }, "2026-03-01")).toBe(isOpen({ stage }));
});

test("no two parcels of a shop are known to a warehouse by one reference", () => {
  const parcel = fc.record({ order: fc.bigInt({ min: 1n, max: 10n ** 14n }), nth: fc.integer({ min: 1, max: 999 }) });
  fc.assert(
    fc.property(parcel, parcel, (one, other) => {
      const same = one.order === other.order && one.nth === other.nth;
      expect(parcelReference(one.order, one.nth) === parcelReference(other.order, other.nth)).toBe(same);
    }),
  );
});
