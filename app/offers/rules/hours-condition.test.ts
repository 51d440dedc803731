import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { offers } from "../messages.ts";
import { holds, saysOf } from "./conditions.ts";
import type { Visit } from "./visit.ts";

const at = (when: string, timeZone: string): Visit => ({
  placement: "cart",
  productId: null,
  collections: new Map(),
  lines: [],
  country: null,
  postalCode: null,
  market: null,
  markets: new Map(),
  language: null,
  now: Temporal.Instant.from(when),
  customerTags: [],
  timeZone,
});
const hours = (from: string, until: string, ...days: number[]) => ({ code: "hours" as const, args: { days, from, until } });
const shows = (condition: ReturnType<typeof hours>, when: string, timeZone: string) => holds(condition, at(when, timeZone));

describe("an offer with hours is shown", () => {
  test.each<[string, ReturnType<typeof hours>, string, string, boolean]>([
    ["from their first minute on, in the shop's time", hours("17:00", "19:30"), "2026-07-03T16:00:00Z", "Europe/London", true],
    ["but not a minute earlier", hours("17:00", "19:30"), "2026-07-03T15:59:59.999Z", "Europe/London", false],
    ["to their last moment", hours("17:00", "19:30"), "2026-07-03T18:29:59.999Z", "Europe/London", true],
    ["but not when they are over", hours("17:00", "19:30"), "2026-07-03T18:30:00Z", "Europe/London", false],
    ["by the shop's clock, wherever the server is", hours("17:00", "19:30"), "2026-07-03T08:15:00Z", "Asia/Tokyo", true],
    ["in the evening of a night", hours("22:00", "02:00", 5), "2026-11-27T22:30:00Z", "Europe/London", true],
    ["after midnight of the night that began on a chosen day", hours("22:00", "02:00", 5), "2026-11-28T01:59:00Z", "Europe/London", true],
    ["but not after midnight of the night before it", hours("22:00", "02:00", 5), "2026-11-27T01:00:00Z", "Europe/London", false],
    ["nor on the evening after it", hours("22:00", "02:00", 5), "2026-11-28T22:30:00Z", "Europe/London", false],
    ["until midnight where midnight ends them", hours("20:00", "00:00", 5), "2026-11-27T23:59:59Z", "Europe/London", true],
    ["but not beyond it", hours("20:00", "00:00", 5), "2026-11-28T00:00:00Z", "Europe/London", false],
    ["in an hour that the clocks show twice, the first time", hours("01:00", "02:00"), "2026-10-25T00:30:00Z", "Europe/London", true],
    ["and the second time", hours("01:00", "02:00"), "2026-10-25T01:30:00Z", "Europe/London", true],
    ["but not in the hour after it", hours("01:00", "02:00"), "2026-10-25T02:00:00Z", "Europe/London", false],
    [
      "after an hour that the clocks skip, where its end is still to come",
      hours("01:30", "03:00"),
      "2026-03-29T01:15:00Z",
      "Europe/London",
      true,
    ],
    ["but not where it ended in it", hours("01:00", "01:45"), "2026-03-29T01:00:00Z", "Europe/London", false],
  ])("%s", (_, condition, when, timeZone, shown) => {
    expect(shows(condition, when, timeZone)).toBe(shown);
  });
});

test("at every moment an offer for a span of hours is shown, or the one for the rest of the day: never both, never neither", () => {
  const time = fc
    .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  const zone = fc.constantFrom("Europe/Berlin", "America/St_Johns", "Pacific/Chatham", "Asia/Kolkata");
  const moment = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(time, time, moment, zone, (from, until, when, timeZone) => {
      fc.pre(from !== until);
      expect(shows(hours(from, until), when, timeZone)).toBe(!shows(hours(until, from), when, timeZone));
    }),
  );
});

test("a night is said to end on the next day", () => {
  const friday = [offers.message("weekday-5")];
  expect(saysOf(hours("22:00", "02:00", 5), "GBP")).toEqual(
    offers.message("hours-night-on", { days: friday, from: "22:00", until: "02:00" }),
  );
  expect(saysOf(hours("09:00", "17:00"), "GBP")).toEqual(offers.message("hours-of", { from: "09:00", until: "17:00" }));
});
