import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { nextSend } from "./next-send.ts";
import { lawfulWeek } from "./sending-law.ts";
import { BOUND_MEDIA, type LawfulWeeks, shutOut } from "./shut-out.ts";
import { dailyHours } from "./week.ts";
import { zonesOfCountry } from "./zones-of-countries.ts";

const COUNTRIES = ["US", "CA", "FR", "RE", "ES", "IT", "AU", "IN", "AE", "GB", "DE", "JP"];
const laws = COUNTRIES.map((country): LawfulWeeks => ({ country, text: lawfulWeek("text", country), call: lawfulWeek("call", country) }));
const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
/** A Monday morning, and somebody whose clock is known, in a region without hours of its own. */
const at = Temporal.Instant.from("2026-06-08T00:00Z");
const leaves = (medium: "text" | "call", country: string, opens: string, closes: string) => {
  const place = { country, region: "-", zone: zonesOfCountry(country)[0] ?? null };
  return nextSend(medium, place, { week: dailyHours(opens, closes), zone: "UTC" }, at).outcome === "at";
};

describe("sending hours that a merchant sets", () => {
  test("from eleven at night until five shut out everybody: no text and no call ever leaves, for no country of which we know a law", () => {
    expect(shutOut({ opens: "23:00", closes: "05:00" }, laws)).toEqual({ text: COUNTRIES, call: COUNTRIES });
    for (const country of COUNTRIES)
      for (const medium of BOUND_MEDIA) expect(leaves(medium, country, "23:00", "05:00"), `${medium} ${country}`).toBe(false);
  });

  test("shut out where they fall between a country's own, and by texts and calls apart", () => {
    expect(shutOut({ opens: "20:00", closes: "21:00" }, laws)).toEqual({
      text: ["FR", "RE", "IT", "AU", "AE", "DE", "JP"],
      call: ["FR", "RE", "IT", "AU", "AE", "DE", "JP"],
    });
    expect(shutOut({ opens: "13:00", closes: "14:00" }, laws)).toEqual({ text: [], call: ["FR", "RE"] });
    expect(shutOut({ opens: "08:00", closes: "21:00" }, laws)).toEqual({ text: [], call: [] });
    expect(shutOut({ opens: "00:00", closes: "00:00" }, laws), "all day").toEqual({ text: [], call: [] });
  });

  test("name just those countries to which nothing leaves", () => {
    fc.assert(
      fc.property(time, time, fc.constantFrom(...BOUND_MEDIA), fc.constantFrom(...COUNTRIES), (opens, closes, medium, country) => {
        expect(shutOut({ opens, closes }, laws)[medium].includes(country)).toBe(!leaves(medium, country, opens, closes));
      }),
      { numRuns: 60 },
    );
  });

  test("that are being typed and are none yet shut out nobody", () => {
    expect(shutOut({ opens: "", closes: "05:00" }, laws)).toEqual({ text: [], call: [] });
  });
});
