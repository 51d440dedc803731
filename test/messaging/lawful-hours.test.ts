import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Medium } from "#app/messaging/timing/medium.ts";
import { nextSend, type Place } from "#app/messaging/timing/next-send.ts";
import { ALWAYS } from "#app/messaging/timing/week.ts";
import { lawfulHours } from "#app/messaging/timing/sending-law.ts";
import { wallClock } from "../support/wall-clock.ts";

const anyTime = { week: ALWAYS, zone: "UTC" };
const instant = (text: string) => Temporal.Instant.from(text);

describe("nobody is texted outside the hours that bind where they live", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const places = fc.record<Place>({
    country: fc.constantFrom("US", "CA", "FR", "ES", "IT", "AU", "IN", "AE", "GB", "DE", "BR", "NP", "NZ", "CL"),
    region: fc.constantFrom(null, "TX", "FL", "RI", "NY", "AZ", "NSW"),
    zone: fc.constantFrom(...zones),
  });
  // Two years of seconds, and around the nights in which clocks change in Europe, America, Australia and Lord Howe.
  const changes = [
    "2026-03-29T01:00Z",
    "2026-10-25T01:00Z",
    "2026-03-08T07:00Z",
    "2026-11-01T06:00Z",
    "2026-10-03T16:00Z",
    "2026-04-04T15:00Z",
  ];
  const seconds = (text: string) => instant(text).epochMilliseconds / 1000;
  const moments = fc.oneof(
    fc.integer({ min: seconds("2026-01-01T00:00Z"), max: seconds("2028-01-01T00:00Z") }),
    fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -86_400, max: 86_400 })).map(([at, off]) => seconds(at) + off),
  );

  test("10,000 people in all zones, at any moment and around every change of clocks", () => {
    fc.assert(
      fc.property(places, moments, fc.constantFrom<Medium>("text", "call"), (place, second, medium) => {
        const at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const next = nextSend(medium, place, anyTime, at);
        if (next.outcome === "never") throw new Error("somebody whose zone is known can always be reached");
        const local = wallClock(next.at.epochMilliseconds, place.zone ?? "");
        for (const law of lawfulHours(medium, place.country, place.region) ?? []) {
          const stretches = law.isClosedOn?.(local.date) ? [] : (law.week[local.weekday] ?? []);
          expect(stretches.some(([opens, closes]) => opens <= local.minute && local.minute + 1 <= closes)).toBe(true);
        }
        expect(Temporal.Instant.compare(next.at, at)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 10_000 },
    );
  });
});
