import { expect, test } from "vitest";
import { dayOf, deliveryDays, isoOf, shippingDays } from "./delivery-calendar.ts";
import { type ExpectedParcel, expectedArrival } from "./expected-arrival.ts";

const weekdays = shippingDays({ workingDays: [1, 2, 3, 4, 5] });
/** Promised on a Monday to leave that day and to be there on Wednesday. */
const parcel: ExpectedParcel = {
  promised: { leavesOn: dayOf("2026-11-23"), date: dayOf("2026-11-25") },
  leftOn: null,
  plannedOn: dayOf("2026-11-23"),
  today: dayOf("2026-11-24"),
  shipsOn: weekdays,
  deliversOn: deliveryDays("GB"),
};
const expected = (given: Partial<ExpectedParcel>) => {
  const day = expectedArrival({ ...parcel, ...given });
  return day === null ? null : isoOf(day);
};

test("what has not left is expected as long after the next shipping day as it was promised to take", () => {
  expect(expected({})).toBe("2026-11-27");
  expect(expected({ today: dayOf("2026-11-27") })).toBe("2026-12-02");
});

test("what is planned for later is expected later, and what has left by when it left", () => {
  expect(expected({ plannedOn: dayOf("2026-11-30") })).toBe("2026-12-02");
  expect(expected({ leftOn: dayOf("2026-11-24") })).toBe("2026-11-26");
});

test("nothing is said of a day that is over, nor of a warehouse that never ships", () => {
  expect(expected({ leftOn: dayOf("2026-11-24"), today: dayOf("2026-11-30") })).toBeNull();
  expect(expected({ shipsOn: () => false })).toBeNull();
});
