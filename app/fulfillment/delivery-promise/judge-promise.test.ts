import { expect, test } from "vitest";
import { dayOf, deliveryDays } from "./delivery-calendar.ts";
import { judgePromise, type JudgedParcel } from "./judge-promise.ts";

const day = (date: number) => dayOf(`2026-10-${String(date).padStart(2, "0")}`);
const deliversOn = deliveryDays("GB");

/** Promised to leave on Monday the 5th, and to be there on Wednesday the 7th. */
function aParcel(more: Partial<JudgedParcel>): JudgedParcel {
  return { promisedOn: day(5), plannedOn: day(5), leftOn: day(5), cameOn: day(7), wentAstray: false, deliversOn, ...more };
}
const judged = (parcels: Partial<JudgedParcel>[], today = 20) => judgePromise(day(7), parcels.map(aParcel), day(today));

test("a promise is kept when all of the order was there by the day", () => {
  expect(judged([{}, { cameOn: day(6) }])).toEqual({ verdict: "kept", deliveredOn: day(7) });
});

test("it is the carrier's when the parcel left on its day, or would have been too late even then", () => {
  expect(judged([{ cameOn: day(8) }])).toEqual({ verdict: "broken", by: "carrier", deliveredOn: day(8) });
  expect(judged([{ leftOn: day(6), cameOn: day(9) }])).toMatchObject({ by: "carrier" });
  expect(judged([{ cameOn: null, wentAstray: true }])).toEqual({ verdict: "broken", by: "carrier", deliveredOn: null });
});

test("it is the warehouse's when the parcel left late, and would have been there had it not, or has not left when the day is over", () => {
  expect(judged([{ leftOn: day(6), cameOn: day(8) }])).toMatchObject({ verdict: "broken", by: "warehouse" });
  expect(judged([{ leftOn: null, cameOn: null }])).toEqual({ verdict: "broken", by: "warehouse", deliveredOn: null });
});

test("it is neither's when the order was planned again for a later day", () => {
  expect(judged([{ plannedOn: day(6), leftOn: day(6), cameOn: day(8) }])).toMatchObject({ by: "plan" });
  expect(judged([{ plannedOn: day(12), leftOn: null, cameOn: null }])).toMatchObject({ by: "plan" });
});

test("of a parcel on its way nothing is said until it is known to have come, and of one that still waits until the day is over", () => {
  expect(judged([{ cameOn: null }])).toEqual({ verdict: "pending" });
  expect(judged([{ leftOn: null, cameOn: null }], 7)).toEqual({ verdict: "pending" });
  expect(judged([])).toEqual({ verdict: "pending" });
});

test("of several parcels the one that came last decides", () => {
  expect(judged([{ leftOn: day(6), cameOn: day(8) }, { cameOn: day(9) }])).toMatchObject({ by: "carrier", deliveredOn: day(9) });
});
