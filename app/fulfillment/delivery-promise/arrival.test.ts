import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivalOf, arrivalOfAll, chanceBy, firstDayWith } from "./arrival.ts";
import { calibrate } from "./calibrate.ts";
import { asSaid, believe, total } from "./days-taken.ts";
import { deliveryDays, nthOpenDay, openDaysUntil, weekdayOf } from "./delivery-calendar.ts";
import { destinationZone } from "./destination-zone.ts";
import { regionOf } from "./lane.ts";
import { publicHolidays } from "#app/platform/public-holidays.ts";

const day = fc.integer({ min: 18_000, max: 26_000 });
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const share = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 12 }).filter((counts) => total(counts) > 0);
const asShares = (counts: readonly number[]) => counts.map((count) => count / total(counts));
const onItsWay = fc.record({
  leavesOn: day,
  handling: share.map(asShares),
  shipsOn: weekdays.map((days) => (each: number) => days.includes(weekdayOf(each))),
  transit: share.map(asShares),
  deliversOn: weekdays.map((days) => deliveryDays("GB", days)),
});

test("a chance never falls from day to day, is none before the parcel leaves, and is never above one", () => {
  fc.assert(
    fc.property(onItsWay, (parcel) => {
      const arrival = arrivalOf(parcel);
      expect(chanceBy(arrival, parcel.leavesOn - 1)).toBe(0);
      for (const [index, chance] of arrival.chances.entries()) expect(chance).toBeGreaterThanOrEqual(arrival.chances[index - 1] ?? 0);
      expect(arrival.chances.at(-1) ?? 0).toBeLessThan(1 + 1e-9);
    }),
  );
});

test("of the days before the one that is chosen none is likely enough; and several parcels are never there sooner than each of them", () => {
  fc.assert(
    fc.property(onItsWay, onItsWay, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (one, other, chance) => {
      const each = [arrivalOf(one), arrivalOf(other)];
      const both = firstDayWith(arrivalOfAll(each), chance) ?? Infinity;
      fc.pre(both < Infinity);
      for (const arrival of each) {
        const alone = firstDayWith(arrival, chance)!;
        expect(alone).toBeLessThanOrEqual(both);
        expect(chanceBy(arrival, alone)).toBeGreaterThanOrEqual(chance);
        expect(chanceBy(arrival, alone - 1)).toBeLessThan(chance);
      }
    }),
  );
});

test("what something took is counted so that it would be promised no sooner than it came", () => {
  fc.assert(
    fc.property(day, fc.nat(40), weekdays, (from, later, open) => {
      const isOpen = deliveryDays("US", open);
      const days = openDaysUntil(from, from + later, isOpen);
      const counted = nthOpenDay(from, days, isOpen);
      if (counted !== null) expect(counted).toBeGreaterThanOrEqual(from + later);
      if (days > 0) expect(nthOpenDay(from, days - 1, isOpen)!).toBeLessThan(from + later);
    }),
  );
});

test("what is believed lies between what was said and what was seen, and moves with each parcel", () => {
  const said = asSaid({ least: 2, most: 4 });
  expect(total(said)).toBeCloseTo(1);
  expect(total(said.slice(2, 5))).toBeGreaterThan(0.85);
  expect(believe(said, undefined)).toBe(said);
  fc.assert(
    fc.property(share, (seen) => {
      const belief = believe(said, seen);
      expect(total(belief)).toBeCloseTo(1);
      const most = seen.indexOf(Math.max(...seen));
      const [low, high] = [said[most]!, seen[most]! / total(seen)].toSorted((a, b) => a - b);
      expect(belief[most]).toBeGreaterThanOrEqual(low! - 1e-9);
      expect(belief[most]).toBeLessThanOrEqual(high! + 1e-9);
    }),
  );
});

test("a shop without arrivals promises what its confidence says, one that is too careful dares more, one that is too bold less, within bounds", () => {
  expect(calibrate([], 0.9)).toBeCloseTo(0.9, 1);
  const all = (surprise: number) => Array.from({ length: 500 }, () => surprise);
  expect(calibrate(all(0.1), 0.9)).toBeGreaterThanOrEqual(0.78);
  expect(calibrate(all(0.1), 0.9)).toBeLessThan(0.9);
  expect(calibrate(all(0.97), 0.9)).toBeGreaterThan(0.97);
  expect(calibrate(all(1), 0.9)).toBe(0.995);
});

test("national holidays follow their rules, those that move among them", () => {
  expect([...publicHolidays("GB", 2027)].sort()).toContain("2027-12-28");
  expect(publicHolidays("US", 2026).has("2026-11-26")).toBe(true);
  expect(publicHolidays("DE", 2027).has("2027-05-06")).toBe(true);
  expect(publicHolidays("NL", 2026).has("2026-04-06")).toBe(true);
  expect(publicHolidays("JP", 2026).size).toBe(0);
});

test("a place has the clock of its province where its country has several, and the region that its postcode begins with", () => {
  expect(destinationZone("US", "CA")).toBe("America/Los_Angeles");
  expect(destinationZone("US", null)).toBe("America/New_York");
  expect(destinationZone("MX", "Q ROO")).toBe("America/Cancun");
  expect(destinationZone("DE", null)).toBe("Europe/Berlin");
  expect(destinationZone("ZZ", null)).toBe("UTC");
  expect(regionOf({ provinceCode: null, zip: "ls1 4ab" })).toBe("LS");
  expect(regionOf({ provinceCode: null, zip: "10115" })).toBe("10");
  expect(regionOf({ provinceCode: "TX", zip: "75001" })).toBe("TX");
});
