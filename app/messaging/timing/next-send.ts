import { Temporal } from "temporal-polyfill";
import { nextOpen, type OpenHours, type Week } from "./open-hours.ts";
import type { Medium } from "./medium.ts";
import { lawfulHours } from "./sending-law.ts";
import { zonesOfCountry } from "./zones-of-countries.ts";
import { zonesOfRegion } from "./zones-of-regions.ts";

/** Where somebody is, as far as it is known. */
export type Place = {
  /** ISO 3166-1 alpha-2; of a phone the country that its number says. */
  country: string | null;
  /** ISO 3166-2 without the country: `TX`. */
  region: string | null;
  /** IANA, where the person or their device said it. */
  zone: string | null;
};

export type QuietHours = { week: Week; zone: string };

/** `never`: no moment is lawful wherever in their country they are; what is missing is their state or zone, or their country. */
export type NextSend = { outcome: "at"; at: Temporal.Instant } | { outcome: "never"; missing: "country" | "region" };

/** Between the last look at the clock and the message on its way. */
const LEAVING_SECONDS = 60;

/**
 * The first moment from `at` on at which a marketing message may leave: lawful on every clock that the person may live by, and within the
 * merchant's own hours. `merchant.zone` is the clock of those hours where nothing is known of the person's.
 */
export function nextSend(medium: Medium, place: Place, merchant: QuietHours, at: Temporal.Instant): NextSend {
  const law = lawfulHours(medium, place.country, place.region);
  if (!law) return { outcome: "never", missing: "country" };
  const zones = zonesOf(place);
  const clocks = zones.length > 0 ? zones : [merchant.zone];
  const hours: OpenHours[] = clocks.flatMap((zone) => [...law, { week: merchant.week }].map((opening) => ({ zone, ...opening })));
  const next = nextOpen(hours, at, LEAVING_SECONDS);
  return next ? { outcome: "at", at: next } : { outcome: "never", missing: "region" };
}

/** Every zone that somebody may be in: their own where it is known, else all of their state or country. */
export function zonesOf({ country, region, zone }: Place): readonly string[] {
  if (zone !== null && isZone(zone)) return [zone];
  if (country === null) return [];
  return (region === null ? undefined : zonesOfRegion(country, region)) ?? zonesOfCountry(country);
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
