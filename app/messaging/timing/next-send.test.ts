import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { attemptsAllowed, nextSend, type Place, zonesOf } from "./next-send.ts";
import { areOpen, nextOpen, type OpenHours } from "./open-hours.ts";
import { ALWAYS, dailyHours, week } from "./week.ts";
import { zonesOfCountry } from "./zones-of-countries.ts";

const anyTime = { week: ALWAYS, zone: "UTC" };
const instant = (text: string) => Temporal.Instant.from(text);
const texas: Place = { country: "US", region: "TX", zone: "America/Chicago" };

function textedAt(place: Place, at: string, zone = place.zone ?? "UTC"): string {
  const next = nextSend("text", place, anyTime, instant(at));
  return next.outcome === "at"
    ? next.at.toZonedDateTimeISO(zone).toString({ smallestUnit: "minute", timeZoneName: "never" })
    : next.missing;
}

describe("somebody whose place is known in part", () => {
  test("is texted when it is lawful on every clock of their state", () => {
    // Nine in Dallas is eight in El Paso.
    expect(textedAt({ ...texas, zone: null }, "2026-06-10T06:00Z", "America/Chicago")).toBe("2026-06-10T10:00-05:00");
  });

  test("is texted when it is lawful in every state of a country, where the state is missing too", () => {
    const somewhere: Place = { country: "US", region: null, zone: null };
    // Ten in Kentucky's hours on Honolulu's clock; closed at six by Rhode Island's in New York's.
    expect(textedAt(somewhere, "2026-06-10T06:00Z", "Pacific/Honolulu")).toBe("2026-06-10T10:00-10:00");
  });

  test("is texted by the laws and clocks of two states, and of no other, where the law takes their number to be of one that isn't their address's", () => {
    const place: Place = { country: "US", region: "CA", presumedRegion: "FL", zone: null };
    // Eight in Los Angeles, on a Sunday; closed at eight by Florida's hours on New York's clock.
    expect(textedAt(place, "2026-06-14T06:00Z", "America/Los_Angeles")).toBe("2026-06-14T08:00-07:00");
    expect(textedAt(place, "2026-06-14T23:30Z", "America/Los_Angeles")).toBe("2026-06-14T16:30-07:00");
    expect(textedAt(place, "2026-06-15T00:00Z", "America/Los_Angeles")).toBe("2026-06-15T08:00-07:00");
    expect(attemptsAllowed("text", place)).toEqual({ most: 3, hours: 24 });
    expect(attemptsAllowed("text", { ...place, presumedRegion: undefined })).toBeUndefined();
  });

  test("is not texted while their country is unknown, and is told of as such; mail has no such law", () => {
    const nowhere: Place = { country: null, region: null, zone: null };
    expect(textedAt(nowhere, "2026-06-10T06:00Z")).toBe("country");
    expect(nextSend("email", nowhere, anyTime, instant("2026-06-10T03:00Z"))).toMatchObject({ outcome: "at" });
  });

  test("with a zone that is none, is taken to be anywhere in their country", () => {
    expect(zonesOf({ country: "GB", region: null, zone: "Mars/Olympus" })).toEqual(zonesOfCountry("GB"));
  });
});

describe("the hours of places", () => {
  test.each<[string, Place, string, string]>([
    ["Texas on a Sunday begins at noon", texas, "2026-06-14T07:00-05:00", "2026-06-14T12:00-05:00"],
    [
      "Florida ends at eight",
      { country: "US", region: "FL", zone: "America/New_York" },
      "2026-06-10T20:30-04:00",
      "2026-06-11T08:00-04:00",
    ],
    ["what would leave in the last minute waits for the morning", texas, "2026-06-10T20:59:30-05:00", "2026-06-11T09:00-05:00"],
    ["France is left alone on Sundays", { country: "FR", region: null, zone: null }, "2026-06-13T21:00+02:00", "2026-06-15T08:00+02:00"],
    ["India from ten", { country: "IN", region: null, zone: null }, "2026-06-10T01:00+05:30", "2026-06-10T10:00+05:30"],
    ["the morning after clocks went forward", { country: "GB", region: null, zone: null }, "2026-03-28T22:00Z", "2026-03-29T08:00+01:00"],
    ["the morning after clocks went back", { country: "GB", region: null, zone: null }, "2026-10-24T22:00Z", "2026-10-25T08:00+00:00"],
  ])("%s", (_, place, at, expected) => {
    expect(textedAt(place, at, place.zone ?? zonesOf(place)[0])).toBe(expected);
  });

  test("calls in France pause for lunch", () => {
    const next = nextSend("call", { country: "FR", region: null, zone: null }, anyTime, instant("2026-06-10T13:30+02:00"));
    expect(next).toMatchObject({ at: instant("2026-06-10T14:00+02:00") });
  });

  test("the merchant's own quiet hours come on top, on the recipient's clock", () => {
    const merchant = { week: dailyHours("11:00", "15:00"), zone: "Europe/London" };
    const next = nextSend("email", { country: "JP", region: null, zone: null }, merchant, instant("2026-06-10T16:00+09:00"));
    expect(next).toMatchObject({ at: instant("2026-06-11T11:00+09:00") });
  });
});

describe("hours", () => {
  const london = (open: OpenHours["week"]): OpenHours => ({ zone: "Europe/London", week: open });

  test("that run over midnight are open on both sides of it", () => {
    const night = [london(dailyHours("20:00", "02:00"))];
    for (const [at, open] of [
      ["2026-06-10T23:30+01:00", true],
      ["2026-06-11T01:59+01:00", true],
      ["2026-06-11T02:00+01:00", false],
    ] as const)
      // oxfmt-ignore
      expect(areOpen(night, instant(at))).toBe(open);
    expect(nextOpen(night, instant("2026-06-10T23:59:50+01:00"), 60)).toEqual(instant("2026-06-10T23:59:50+01:00"));
  });

  test("that open in the hour which a night leaves out, open when it is over", () => {
    expect(nextOpen([london(week("01:30-02:30"))], instant("2026-03-29T00:00Z"))).toEqual(instant("2026-03-29T01:00Z"));
  });

  test("that never meet are never open", () => {
    expect(nextOpen([london(week("08:00-12:00")), london(week("13:00-17:00"))], instant("2026-06-10T00:00Z"))).toBeNull();
    expect(nextOpen([london(week("closed"))], instant("2026-06-10T00:00Z"))).toBeNull();
  });
});
