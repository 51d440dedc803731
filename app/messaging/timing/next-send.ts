import { Temporal } from "temporal-polyfill";
import { nextOpen, type OpenHours } from "./open-hours.ts";
import type { Medium } from "./medium.ts";
import { type AttemptLimit, lawfulAttempts, lawfulHours } from "./sending-law.ts";
import type { Week } from "./week.ts";
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
  /** Another state of the country, in which the law takes them to be as well, and on whose clock they may live: by their number (presumed-state). */
  presumedRegion?: string | undefined;
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
  const law = statesOf(place).flatMap((region) => lawfulHours(medium, place.country, region) ?? []);
  if (law.length === 0) return { outcome: "never", missing: "country" };
  const zones = zonesOf(place);
  const clocks = zones.length > 0 ? zones : [merchant.zone];
  const hours: OpenHours[] = clocks.flatMap((zone) => [...law, { week: merchant.week }].map((opening) => ({ zone, ...opening })));
  const next = nextOpen(hours, at, LEAVING_SECONDS);
  return next ? { outcome: "at", at: next } : { outcome: "never", missing: "region" };
}

/** How often somebody may be tried by text and call together, by the strictest law that holds for them; undefined where none says so. */
export const attemptsAllowed = (medium: Medium, place: Place): AttemptLimit | undefined =>
  statesOf(place)
    .flatMap((region) => lawfulAttempts(medium, place.country, region) ?? [])
    .toSorted((one, other) => one.most / one.hours - other.most / other.hours)[0];

/** Every zone that somebody may be in: their own where it is known, else all of their states or country. */
export function zonesOf(place: Place): readonly string[] {
  const { country, zone } = place;
  if (zone !== null && isZone(zone)) return [zone];
  if (country === null) return [];
  const zones = statesOf(place).flatMap(
    (region) => (region === null ? undefined : zonesOfRegion(country, region)) ?? zonesOfCountry(country),
  );
  return [...new Set(zones)];
}

/** The states whose law holds for somebody; null where theirs isn't known, and every state's does. */
const statesOf = ({ region, presumedRegion }: Place): readonly (string | null)[] =>
  region === null || presumedRegion === undefined ? [region] : [region, presumedRegion];

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
