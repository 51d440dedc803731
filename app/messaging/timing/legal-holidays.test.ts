import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { isLegalHoliday } from "./legal-holidays.ts";
import { nextSend, type Place } from "./next-send.ts";
import { ALWAYS } from "./week.ts";
import type { Medium } from "./medium.ts";

const nextTo = (medium: Medium, place: Place, local: string) => {
  const at = Temporal.PlainDateTime.from(local)
    .toZonedDateTime(place.zone ?? "UTC")
    .toInstant();
  const next = nextSend(medium, place, { week: ALWAYS, zone: "UTC" }, at);
  return next.outcome === "at"
    ? next.at
        .toZonedDateTimeISO(place.zone ?? "UTC")
        .toPlainDateTime()
        .toString()
    : next.outcome;
};
const place = (country: string, region: string | null, zone: string): Place => ({ country, region, zone });

test("nobody in France is called on a weekend or a public holiday, nor texted on a holiday", () => {
  const paris = place("FR", null, "Europe/Paris");
  // Bastille Day 2026 is a Tuesday, All Saints a Sunday.
  expect(nextTo("call", paris, "2026-07-14T11:00")).toBe("2026-07-15T10:00:00");
  expect(nextTo("text", paris, "2026-07-14T11:00")).toBe("2026-07-15T08:00:00");
  expect(nextTo("call", paris, "2026-05-01T11:00")).toBe("2026-05-04T10:00:00");
  expect(nextTo("email", paris, "2026-07-14T11:00")).toBe("2026-07-14T11:00:00");
});

test.each([
  ["Alabama, Confederate Memorial Day", "AL", "2026-04-27"],
  ["Louisiana, Mardi Gras", "LA", "2026-02-17"],
  ["Mississippi, Labor Day", "MS", "2026-09-07"],
  ["Pennsylvania, Presidents' Day", "PA", "2026-02-16"],
  ["Rhode Island, Victory Day", "RI", "2026-08-10"],
  ["Utah, Pioneer Day", "UT", "2026-07-24"],
  ["an unknown state, any of them", null, "2026-07-24"],
])("nobody is called or texted in %s", (_, region, day) => {
  for (const medium of ["call", "text"] as const) expect(isLegalHoliday(medium, "US", region, day)).toBe(true);
  expect(isLegalHoliday("call", "US", "CA", day)).toBe(false);
});

test("a holiday that falls on a Sunday is kept on Monday as well, and one on Saturday on Friday", () => {
  // 4 July 2026 is a Saturday, Juneteenth 2022 a Sunday.
  expect(["2026-07-03", "2026-07-04"].map((day) => isLegalHoliday("call", "US", "UT", day))).toEqual([true, true]);
  expect(["2022-06-19", "2022-06-20"].map((day) => isLegalHoliday("call", "US", "UT", day))).toEqual([true, true]);
});

test("Italy, Spain and Australia keep their national holidays for calls; where no rule is known a holiday is a day like others", () => {
  for (const [country, day] of [
    ["IT", "2026-04-25"],
    ["ES", "2026-10-12"],
    ["AU", "2026-04-25"],
  ] as const)
    // oxfmt-ignore
    expect(isLegalHoliday("call", country, null, day)).toBe(true);
  expect(isLegalHoliday("text", "AU", null, "2026-04-25")).toBe(false);
  expect(isLegalHoliday("call", "DE", null, "2026-10-03")).toBe(false);
});

test.each([
  ["Catalonia on its own day", "ES", "B", "2026-09-11", true],
  ["and Madrid not on Catalonia's", "ES", "M", "2026-09-11", false],
  ["Valencia on Easter Monday", "ES", "V", "2026-04-06", true],
  ["Andalusia on Holy Thursday", "ES", "SE", "2026-04-02", true],
  ["Spain, of whom nobody knows where in it, on any region's day", "ES", null, "2026-09-11", true],
  ["South Tyrol on Whit Monday", "IT", "BZ", "2026-05-25", true],
  ["and Milan not", "IT", "MI", "2026-05-25", false],
  ["France on Good Friday and the day after Christmas, which Alsace keeps", "FR", null, "2026-12-26", true],
  ["Réunion on the day that it keeps alone, by France's law", "RE", null, "2026-12-20", true],
  ["and on France's", "RE", null, "2026-07-14", true],
])("nobody is called in %s", (_, country, region, day, isHoliday) => {
  expect(isLegalHoliday("call", country, region, day)).toBe(isHoliday);
});

test("beyond France its hours for calls hold as well", () => {
  // 27 November 2026 is a Friday.
  expect(nextTo("call", place("RE", null, "Indian/Reunion"), "2026-11-27T13:30")).toBe("2026-11-27T14:00:00");
  expect(nextTo("call", place("GP", null, "America/Guadeloupe"), "2026-11-28T11:00")).toBe("2026-11-30T10:00:00");
});
